import type { ContestInput, ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { Phase } from '@jiebang/contract/contests/phase.ts';
import { isRegion } from '@jiebang/contract/reference/regions.ts';
import { toHolders } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, mayRead } from '../access.ts';
import { contestLife } from '../lifecycle.ts';
import { writePhases } from '../phase/store.ts';
import { contestById, trackById, tracksOf } from '../queries/contests.ts';
import { pageById } from '../queries/page.ts';
import { ownPhases } from '../queries/phases.ts';
import { contestRules, phasesInOrder } from '../rules.ts';
import { lockContest, writeContest } from '../store.ts';
import { regionUnknown } from './create-contest.ts';
import { resettlePhase } from './move-phase.ts';

type More = {
  readonly reason?: string;
  /** The version that an edit was made from. */
  readonly version?: number;
  /** What is written along, after the move. */
  readonly write?: (tx: Tx, actor: Actor) => Promise<Refusal | undefined>;
};

async function moveContest(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: 'edit' | 'open' | 'close' | 'archive',
  more: More = {},
): Promise<ContestPage | Refusal> {
  return platform.transact(async (tx) => {
    await lockContest(tx, id);
    const contest = await contestById(tx, id);
    if (!contest || !mayRead(viewer, contest)) return refuse('not_found');
    const { dated } = await ownPhases(tx, { contest: id, track: null });
    const context = { phases: dated.length, tracks: (await tracksOf(tx, id)).length };
    const move = decide(contestLife, contestRules, { action, state: contest.state, as: asOf(viewer, id), context });
    if (isRefusal(move)) return move;
    if (more.version !== undefined && more.version !== contest.version) return refuse('stale_version');
    const actor = actorOf(viewer, move.by);
    const reason = more.reason === undefined ? {} : { reason: more.reason };
    const audience = move.to === 'draft' ? toHolders('organiser', { contest: id }) : ['public'];
    const refusal = await moveRow(tx, contestLife, id, move, { actor, ...reason, audience });
    const unwritten = refusal ?? (await more.write?.(tx, actor));
    return unwritten ?? pageById(tx, viewer, id);
  });
}

/** Edits what is written of a contest that is not over. */
export async function editContest(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
  input: ContestInput,
): Promise<ContestPage | Refusal> {
  const write = async (tx: Tx) => {
    if (!isRegion(input.homeRegion)) return regionUnknown;
    await writeContest(tx, id, input);
    return undefined;
  };
  return moveContest(platform, viewer, id, 'edit', { version, write });
}

/** Sets the dated phases of a contest, or of one of its tracks: all of them at once. An empty list gives a track its contest's again. */
export async function setPhases(
  platform: Platform,
  viewer: Viewer,
  id: string,
  version: number,
  given: { track: string | null; phases: readonly Phase[] },
): Promise<ContestPage | Refusal> {
  const dated = given.phases.map(({ phase, startsAt, endsAt }) => ({
    phase,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  }));
  const write = async (tx: Tx, actor: Actor) => {
    const disordered = phasesInOrder(dated);
    if (disordered) return disordered;
    if (given.track === null && dated.length === 0) return refuse('phases_missing');
    if (given.track !== null && (await trackById(tx, given.track))?.contest !== id) return refuse('not_found');
    const scope = { contest: id, track: given.track };
    await writePhases(tx, scope, dated);
    const contest = await contestById(tx, id);
    if (contest?.state === 'open') await resettlePhase(tx, scope, 'rescheduled', actor);
    return undefined;
  };
  return moveContest(platform, viewer, id, 'edit', { version, write });
}

/** Opens a contest to everyone, in the phase of now. */
export function openContest(platform: Platform, viewer: Viewer, id: string): Promise<ContestPage | Refusal> {
  return moveContest(platform, viewer, id, 'open', { write: (tx, actor) => settleAll(tx, id, 'started', actor) });
}

/** Closes a contest; its phases end with it. */
export function closeContest(
  platform: Platform,
  viewer: Viewer,
  id: string,
  reason: string,
): Promise<ContestPage | Refusal> {
  return moveContest(platform, viewer, id, 'close', {
    reason,
    write: (tx, actor) => settleAll(tx, id, 'closed', actor),
  });
}

/** Archives a closed contest; it stays readable. */
export function archiveContest(platform: Platform, viewer: Viewer, id: string): Promise<ContestPage | Refusal> {
  return moveContest(platform, viewer, id, 'archive');
}

async function settleAll(tx: Tx, contest: string, why: 'started' | 'closed', actor: Actor): Promise<undefined> {
  for (const track of [null, ...(await tracksOf(tx, contest)).map((one) => one.id)]) {
    await resettlePhase(tx, { contest, track }, why, actor);
  }
}
