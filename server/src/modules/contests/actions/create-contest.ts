import type { ContestInput, ContestPage } from '@jiebang/contract/contests/contest.ts';
import { isRegion } from '@jiebang/contract/reference/regions.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, mayRead } from '../access.ts';
import { contestLife } from '../lifecycle.ts';
import { contestById, tracksOf } from '../queries/contests.ts';
import { pageById } from '../queries/page.ts';
import { allRules } from '../queries/rules.ts';
import { contestRules } from '../rules.ts';
import { insertContest, insertRule, insertTrack } from '../store.ts';
import { viewTrack } from '../views.ts';

/** Makes a contest, in draft; with the tracks and the rules of an earlier one where `copyOf` names it. */
export async function createContest(
  platform: Platform,
  viewer: Viewer,
  { copyOf, ...input }: ContestInput & { copyOf: string | null },
): Promise<ContestPage | Refusal> {
  const context = { phases: 0, tracks: 0 };
  const move = decide(contestLife, contestRules, { action: 'create', state: null, as: asOf(viewer, null), context });
  if (isRefusal(move)) return move;
  if (!isRegion(input.homeRegion)) return regionUnknown;
  return platform.transact(async (tx) => {
    const copied = copyOf === null ? null : await contestById(tx, copyOf);
    if (copyOf !== null && !(copied && mayRead(viewer, copied))) return refuse('not_found');
    const id = await insertContest(tx, input, move.to);
    if (copied) await copyInto(tx, copied.id, id, viewer.person);
    const refusal = await moveRow(tx, contestLife, id, move, { actor: actorOf(viewer, move.by) });
    return refusal ?? pageById(tx, viewer, id);
  });
}

export const regionUnknown = refuse('scope_unknown', { fields: [{ path: 'homeRegion', code: 'unknown_region' }] });

async function copyInto(tx: Tx, from: string, contest: string, person: string | null): Promise<void> {
  const at = await now(tx);
  const places: [string | null, string | null][] = [[null, null]];
  for (const track of await tracksOf(tx, from)) {
    places.push([track.id, await insertTrack(tx, contest, track.n, viewTrack(track))]);
  }
  for (const [old, track] of places) {
    const own = (await allRules(tx, from, at, old)).filter((rule) => rule.of === (old === null ? 'contest' : 'track'));
    for (const { key, value, note } of own) {
      await insertRule(tx, { contest, track, key, value, from: at, note: note ?? '' }, person);
    }
  }
}
