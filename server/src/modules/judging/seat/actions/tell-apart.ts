import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { isOrganiser, toOrganisers } from '../../access.ts';
import { type Held, hold } from '../../panel/actions/move.ts';
import { roundOf } from '../../panel/round/store.ts';
import { standsOnASide } from '../../queries/sides.ts';
import { judgedSolutions } from '../../queries/solutions.ts';
import { handOut } from '../../sheet/actions/hand-out.ts';
import { sheetsOfSeat } from '../../sheet/store.ts';
import { leftToJudge } from '../assignment/actions/take.ts';
import { namesakesOf } from '../queries/conflicts.ts';
import { insertToldApart, lockSeat, seatsOf } from '../store.ts';

export type ToldApartHere = { readonly person: string; readonly solution: string; readonly reason: string };

/**
 * Says with the reason that a judge and the members of a solution's team who bear the judge's name are two people: the conflict found by
 * name alone is none. A judge who sits while scoring goes on gets what that kept from them at once.
 */
export async function tellApart(
  platform: Platform,
  viewer: Viewer,
  needId: string,
  { person, solution, reason }: ToldApartHere,
): Promise<{ done: true } | Refusal> {
  return platform.transact<{ done: true }>(async (tx) => {
    const held = await hold(tx, needId);
    if (!held || !isOrganiser(viewer, held.need) || viewer.person === null) return refuse('not_found');
    if (await standsOnASide(platform, tx, viewer, held.need)) return refuse('conflict_of_interest');
    const { need, panel, at } = held;
    if (!['preparing', 'scoring', 'scored'].includes(panel.state)) return refuse('not_in_this_state');
    const judged = (await judgedSolutions(platform, tx, needId)).filter(({ id }) => id === solution);
    const members = await namesakesOf(tx, needId, person, judged);
    if (members.length === 0) return refuse('not_found');
    for (const member of members)
      await insertToldApart(tx, { need: needId, judge: person, member, reason, at, person: viewer.person });
    record(tx, {
      name: 'namesake_told_apart',
      subject: needId,
      actor: actorOf(viewer, 'organiser'),
      data: { need: needId, panel: panel.id, person, solution, reason },
      audience: toOrganisers(need),
    });
    if (panel.state === 'scoring') await giveWhatWasKept(tx, platform, viewer, held, person);
    return { done: true };
  });
}

/** Sheets for what a judge at work may judge now and has none for in the round that runs. */
async function giveWhatWasKept(tx: Tx, platform: Platform, viewer: Viewer, held: Held, person: string) {
  const round = await roundOf(tx, held.panel.id);
  const at = (await seatsOf(tx, held.panel.id)).find((one) => one.person === person && one.state === 'accepted');
  const seat = at && (await lockSeat(tx, at.id));
  if (!round || !seat) return;
  const has = (await sheetsOfSeat(tx, seat.id)).filter((sheet) => sheet.round === round.id);
  const left = await leftToJudge(tx, held.panel.id);
  const all = (await judgedSolutions(platform, tx, held.need.id)).map(({ id }) => id);
  const only = new Set(all.filter((id) => (left?.has(id) ?? true) && !has.some(({ solution }) => solution === id)));
  await handOut(tx, platform, held, round, { seat, only }, actorOf(viewer, 'organiser'));
}
