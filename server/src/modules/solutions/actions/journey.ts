import type { Changed } from '@jiebang/contract/solutions/routes.ts';
import type { SolutionState } from '@jiebang/contract/solutions/solution.ts';
import { notToSidesOf, toHolders } from '#kernel/audience.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { type SolutionAction, type SolutionPart, solutionLife } from '../lifecycle.ts';
import { saveScreening, undoScreening } from '../opening/store.ts';
import { type SolutionContext, solutionRules } from '../rules.ts';
import { lockSolution, type Whole } from '../store.ts';

/** Audience tags of those who screen what answers a need: who runs its contest and stands on no side of it. */
export function toScreeners(need: Whole['need']): string[] {
  return [...toHolders('organiser', need), ...toHolders('track_organiser', need), notToSidesOf(need.id)];
}

/** Who may learn of a solution's move: before it is open its team alone, afterwards those who run the contest too. */
export function audienceOf({ place, need }: Pick<Whole, 'place' | 'need'>, open: boolean): string[] {
  const team = place.authors.map((person) => `person:${person}`);
  return open ? [...team, ...toScreeners(need)] : team;
}

/** What the rules look at of a solution whose rows are held; what only some actions need is given by them. */
export function contextOf(
  { need, members }: Pick<Whole, 'need' | 'members'>,
  at: Date,
  given: Partial<SolutionContext> = {},
): SolutionContext {
  return {
    now: at.getTime(),
    needState: need.state,
    deadline: need.deadline?.getTime() ?? null,
    organisationVerified: false,
    ofNeedsOwner: false,
    readOriginal: false,
    membersUnconfirmed: members.filter((member) => member.person === null).length,
    draft: null,
    indicators: [],
    partners: [],
    recommenderListed: true,
    outdated: [],
    signed: { inForce: false, signatories: [] },
    natural: false,
    ofOwnSide: false,
    reasons: [],
    ...given,
  };
}

export type Asker = {
  readonly actor: Actor;
  readonly as: readonly SolutionPart[];
  /** Whether others than the team may learn of this move. */
  readonly open: boolean;
  readonly reason?: string;
  readonly given?: Partial<SolutionContext>;
};

/** Decides and makes one move of a solution whose need and row are held. */
export async function moveLocked(
  tx: Tx,
  whole: Whole,
  action: SolutionAction,
  asker: Asker,
  apply?: (at: Date) => Promise<void>,
): Promise<Changed | Refusal> {
  const { row, need } = whole;
  const at = await now(tx);
  const move = decide(solutionLife, solutionRules, {
    action,
    state: row.state,
    as: asker.as,
    context: contextOf(whole, at, asker.given),
  });
  if (isRefusal(move)) return move;
  await apply?.(at);
  const refusal = await moveRow(tx, solutionLife, row.id, move, {
    actor: asker.actor,
    ...(asker.reason === undefined ? {} : { reason: asker.reason }),
    data: { need: need.id },
    audience: audienceOf(whole, asker.open),
  });
  return refusal ?? { id: row.id, state: move.to as SolutionState, version: row.version + 1 };
}

/** Moves an opened solution for judging (`rank`, `choose`, `not_choose`), in judging's transaction and its actor's name. */
export async function moveSolution(
  tx: Tx,
  id: string,
  action: SolutionAction,
  actor: Actor,
  reason?: string,
): Promise<Changed | Refusal> {
  const whole = await lockSolution(tx, id);
  if (!whole) return refuse('not_found');
  const asker: Asker = { actor, as: ['journey'], open: true, ...(reason === undefined ? {} : { reason }) };
  return moveLocked(tx, whole, action, asker);
}

/** Readmits a solution that was screened out, after an objection: the finding is kept as taken back, and another stands in its place. */
export async function readmitSolution(
  tx: Tx,
  id: string,
  actor: Actor & { readonly person: string },
  reason: string,
): Promise<Changed | Refusal> {
  const whole = await lockSolution(tx, id);
  if (!whole) return refuse('not_found');
  const { person } = actor;
  return moveLocked(tx, whole, 'readmit', { actor, as: ['journey'], open: true, reason }, async (at) => {
    await undoScreening(tx, id, { id: newId(), person, at, reason });
    await saveScreening(tx, { solution: id, passed: true, reasons: [], note: null, person, at });
  });
}
