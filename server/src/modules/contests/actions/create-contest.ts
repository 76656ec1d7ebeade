import type { ContestInput, ContestPage } from '@jiebang/contract/contests/contest.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { contestLife } from '../lifecycle.ts';
import { beginningOn, midnightOf } from '../phase/rules.ts';
import { writePhases } from '../phase/store.ts';
import { contestById, readable, tracksOf } from '../queries/contests.ts';
import { pageById } from '../queries/page.ts';
import { allPhases } from '../queries/phases.ts';
import { allRules } from '../queries/rules.ts';
import { contestRules, regionsKnown } from '../rules.ts';
import { templatePhases, templateTracks } from '../setup/config.ts';
import { insertContest, insertRule, insertTrack } from '../store.ts';
import { viewTrack } from '../views.ts';

export type NewContest = ContestInput & {
  readonly copyOf: string | null;
  readonly template: 'four_tracks' | null;
  /** The day in Asia/Shanghai on which its first phase begins; null leaves the phases to be set. */
  readonly startsOn: string | null;
};

/**
 * Makes a contest, in draft; from the template, or with the tracks, the phases (moved to `startsOn`) and the rules in force of
 * an earlier one. Of people, needs and results nothing is copied.
 */
export async function createContest(
  platform: Platform,
  viewer: Viewer,
  { copyOf, template, startsOn, ...input }: NewContest,
): Promise<ContestPage | Refusal> {
  const asked = { action: 'create', state: null, as: asOf(viewer, null), context: nothingYet } as const;
  const move = decide(contestLife, contestRules, asked);
  if (isRefusal(move)) return move;
  const unknown = regionsKnown(input);
  if (unknown) return unknown;
  if (copyOf !== null && template !== null)
    return refuse('invalid_input', { fields: [{ path: 'template', code: 'unexpected' }] });
  return platform.transact(async (tx) => {
    const copied = copyOf === null ? null : await contestById(tx, copyOf);
    if (copyOf !== null && !(copied && (await readable(tx, viewer, copied)))) return refuse('not_found');
    const id = await insertContest(tx, input, move.to);
    if (copied) await copyInto(tx, copied.id, id, startsOn, viewer.person);
    if (template !== null) await fillIn(tx, id, startsOn);
    const refusal = await moveRow(tx, contestLife, id, move, { actor: actorOf(viewer, move.by) });
    return refusal ?? pageById(tx, viewer, id);
  });
}

const nothingYet = { phases: 0, tracks: 0, missing: [], now: 0, phase: null, newEnd: null, reason: false };

async function fillIn(tx: Tx, contest: string, startsOn: string | null): Promise<void> {
  const from = await now(tx);
  for (const [index, { scope, ...track }] of templateTracks.entries()) {
    const id = await insertTrack(tx, contest, index + 1, track);
    await insertRule(tx, { contest, track: id, key: 'track_scope', value: scope, from, note: '' }, null);
  }
  if (startsOn === null) return;
  const after = (days: number) => new Date(midnightOf(startsOn).getTime() + days * 86_400_000);
  const dated = templatePhases.map(({ phase, from, to }) => ({ phase, startsAt: after(from), endsAt: after(to) }));
  await writePhases(tx, { contest, track: null }, dated);
}

async function copyInto(
  tx: Tx,
  from: string,
  contest: string,
  startsOn: string | null,
  person: string | null,
): Promise<void> {
  const at = await now(tx);
  const places: [string | null, string | null][] = [[null, null]];
  for (const track of await tracksOf(tx, from)) {
    places.push([track.id, await insertTrack(tx, contest, track.n, viewTrack(track))]);
  }
  const dated = await allPhases(tx, from);
  const [first] = dated;
  const moved = first && startsOn !== null ? beginningOn(dated, first.startsAt, startsOn) : [];
  for (const [old, track] of places) {
    const own = (await allRules(tx, from, at, old)).filter((rule) => rule.of === (old === null ? 'contest' : 'track'));
    for (const { key, value, note } of own) {
      await insertRule(tx, { contest, track, key, value, from: at, note: note ?? '' }, person);
    }
    const phases = moved.filter((one) => one.track === old);
    if (phases.length > 0) await writePhases(tx, { contest, track }, phases);
  }
}
