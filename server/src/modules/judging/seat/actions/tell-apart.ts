import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { isOrganiser, toOrganisers } from '../../access.ts';
import { hold } from '../../panel/actions/move.ts';
import { standsOnASide } from '../../queries/sides.ts';
import { judgedSolutions } from '../../queries/solutions.ts';
import { namesakesOf } from '../queries/conflicts.ts';
import { insertToldApart, lockSeat, seatsOf } from '../store.ts';
import { giveSheets } from './give-sheets.ts';

export type ToldApartHere = { readonly person: string; readonly solution: string; readonly reason: string };

/**
 * Says with the reason that a judge, or one who runs the contest, and the members of a solution's team who bear the judge's name are two people: the conflict found by
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
    const seats = (await seatsOf(tx, panel.id)).filter((one) => one.person === person);
    // What a judge's sheets said once it is ranked is matter for an objection; of who only runs the contest it can be said at any time.
    if (seats.length > 0 && !['preparing', 'scoring', 'scored'].includes(panel.state))
      return refuse('not_in_this_state');
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
    const seated = seats.find(({ state }) => state === 'accepted');
    const seat = seated && (await lockSeat(tx, seated.id));
    if (seat) await giveSheets(tx, platform, held, seat, actorOf(viewer, 'organiser'));
    return { done: true };
  });
}
