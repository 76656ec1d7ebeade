import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { PhaseName } from '@jiebang/contract/contests/phase.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { type Effect, moveContest } from '../../actions/move-contest.ts';
import { resettlePhase } from '../../actions/move-phase.ts';
import { ownPhases, type PhaseScope } from '../../queries/phases.ts';
import type { DatedPhase } from '../../rules.ts';
import { endedEarly, extended } from '../rules.ts';
import { insertDecisions, writePhases } from '../store.ts';

type Place = { readonly contest: string; readonly phase: PhaseName };
type Ending = { readonly track: string | null; readonly endsAt: string | null; readonly reason: string };
type Extension = {
  readonly track: string | null;
  readonly endsAt: string;
  readonly moveLater: boolean;
  readonly moveDeadlines: boolean;
  readonly reason: string;
};

/** Ends a running phase before its time, now (`endsAt` null) or later. Nobody's own deadline moves. */
export async function endPhase(
  platform: Platform,
  viewer: Viewer,
  place: Place,
  { track, endsAt, reason }: Ending,
): Promise<ContestPage | Refusal> {
  const end = (at: Date) => (endsAt === null ? at : new Date(endsAt));
  const change = (dated: readonly DatedPhase[], at: Date) => endedEarly(dated, place.phase, end(at));
  const decided = { kind: 'ended_early', deadlines: false, reason, change } as const;
  return moveContest(platform, viewer, place.contest, 'end_phase', effectOf(place, track, end, decided));
}

/** Extends a phase, also one that is over: so an early end is met, since no decision is undone. */
export async function extendPhase(
  platform: Platform,
  viewer: Viewer,
  place: Place,
  { track, endsAt, moveLater, moveDeadlines, reason }: Extension,
): Promise<ContestPage | Refusal> {
  if (moveDeadlines && place.phase !== 'solving')
    return refuse('invalid_input', { fields: [{ path: 'moveDeadlines', code: 'unexpected' }] });
  const end = () => new Date(endsAt);
  const change = (dated: readonly DatedPhase[], at: Date) => extended(dated, place.phase, end(), moveLater ? at : null);
  const decided = { kind: 'extended', deadlines: moveDeadlines, reason, change } as const;
  return moveContest(platform, viewer, place.contest, 'extend_phase', effectOf(place, track, end, decided));
}

type Decided = {
  readonly kind: 'ended_early' | 'extended';
  readonly deadlines: boolean;
  readonly reason: string;
  /** The dates as they are after it. */
  readonly change: (dated: readonly DatedPhase[], at: Date) => DatedPhase[];
};

function effectOf(place: Place, track: string | null, end: (at: Date) => Date, decided: Decided): Effect {
  const { kind, deadlines, reason, change } = decided;
  const scope: PhaseScope = { contest: place.contest, track };
  const given = async (tx: Tx, at: Date) => {
    const phase = (await ownPhases(tx, scope)).dated.find((one) => one.phase === place.phase);
    const dates = phase ? { startsAt: phase.startsAt.getTime(), endsAt: phase.endsAt.getTime() } : null;
    return { phase: dates, newEnd: end(at).getTime(), reason: true };
  };
  return {
    reason,
    given,
    // `span`: by how many milliseconds the end moves.
    data: ({ phase, newEnd }) => ({
      track,
      phase: place.phase,
      deadlines,
      reason,
      span: phase && newEnd !== null ? newEnd - phase.endsAt : 0,
    }),
    write: async (tx, actor) => {
      const before = (await ownPhases(tx, scope)).dated;
      const after = change(before, await now(tx));
      await writePhases(tx, scope, after);
      await insertDecisions(tx, scope, { kind, deadlines, reason, before, after }, actor.person);
      await resettlePhase(tx, scope, kind, actor);
      return undefined;
    },
  };
}
