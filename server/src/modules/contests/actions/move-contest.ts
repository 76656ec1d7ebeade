import {
  type ContestInput,
  type ContestPage,
  type ContestState,
  wasOpened,
} from '@jiebang/contract/contests/contest.ts';
import { StaffRole } from '@jiebang/contract/contests/staff.ts';
import { toHolders } from '#kernel/audience.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { contestLife } from '../lifecycle.ts';
import { type Contest, contestById, readable, tracksOf } from '../queries/contests.ts';
import { pageById } from '../queries/page.ts';
import { ownPhases } from '../queries/phases.ts';
import { type ContestContext, contestRules, regionsKnown } from '../rules.ts';
import { essentialMissing } from '../setup/queries/findings.ts';
import { lockContest, writeContest } from '../store.ts';
import { resettlePhase } from './move-phase.ts';

export type Effect = {
  readonly reason?: string;
  /** The version that an edit was made from. */
  readonly version?: number;
  /** What the rules need beyond the contest itself. */
  readonly given?: (tx: Tx, at: Date) => Promise<Partial<ContestContext>>;
  /** What its fact tells. */
  readonly data?: (context: ContestContext) => Readonly<Record<string, string | number | boolean | null>>;
  /** What is written along, after the move. */
  readonly write?: (tx: Tx, actor: Actor) => Promise<Refusal | undefined>;
};
type Action = (typeof contestLife.rows)[number]['action'];

/** One move of a contest asked for by a person: the way of every action on what exists. */
export async function moveContest(
  platform: Platform,
  viewer: Viewer,
  id: string,
  chosen: Action | ((state: string) => Action),
  effect: Effect = {},
): Promise<ContestPage | Refusal> {
  return platform.transact(async (tx) => {
    await lockContest(tx, id);
    const contest = await contestById(tx, id);
    if (!contest || !(await readable(tx, viewer, contest))) return refuse('not_found');
    const at = await now(tx);
    const action = typeof chosen === 'string' ? chosen : chosen(contest.state);
    const context = { ...(await contextOf(tx, contest, at)), ...(await effect.given?.(tx, at)) };
    const move = decide(contestLife, contestRules, { action, state: contest.state, as: asOf(viewer, id), context });
    if (isRefusal(move)) return move;
    if (effect.version !== undefined && effect.version !== contest.version) return refuse('stale_version');
    const actor = actorOf(viewer, move.by);
    const { reason, data } = effect;
    const audience = await audienceOf(tx, id, move.to);
    const told = {
      ...(reason === undefined ? {} : { reason }),
      ...(data === undefined ? {} : { data: data(context) }),
    };
    const refusal = await moveRow(tx, contestLife, id, move, { actor, ...told, audience });
    const unwritten = refusal ?? (await effect.write?.(tx, actor));
    return unwritten ?? pageById(tx, viewer, id);
  });
}

/** Whom a move concerns: everybody once the contest was opened, its organisers before; one that is thrown away all who were named in it. */
async function audienceOf(tx: Tx, id: string, to: ContestState): Promise<string[]> {
  if (wasOpened(to)) return ['public'];
  if (to === 'draft') return toHolders('organiser', { contest: id });
  const places = [id, ...(await tracksOf(tx, id)).map((track) => track.id)];
  const named = StaffRole.options.flatMap((role) => places.map((place) => `role:${role}:${place}`));
  return ['role:organiser', ...named];
}

async function contextOf(tx: Tx, contest: Contest, at: Date): Promise<ContestContext> {
  const { dated } = await ownPhases(tx, { contest: contest.id, track: null });
  return {
    phases: dated.length,
    tracks: (await tracksOf(tx, contest.id)).length,
    missing: contest.state === 'draft' ? await essentialMissing(tx, contest, at) : [],
    now: at.getTime(),
    phase: null,
    newEnd: null,
    reason: false,
  };
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
    const unknown = regionsKnown(input);
    if (unknown) return unknown;
    await writeContest(tx, id, input);
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

/** Throws a contest away that was never opened, with a reason; those who were named in it are told. */
export function discardContest(
  platform: Platform,
  viewer: Viewer,
  id: string,
  reason: string,
): Promise<ContestPage | Refusal> {
  return moveContest(platform, viewer, id, 'discard', { reason, given: async () => ({ reason: true }) });
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
