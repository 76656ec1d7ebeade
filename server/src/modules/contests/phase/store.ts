import type { PhaseChange, PhaseDecision } from '@jiebang/contract/contests/phase.ts';
import { newId } from '#kernel/ids.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import type { PhaseScope } from '../queries/phases.ts';
import type { DatedPhase, DueChange } from '../rules.ts';
import { tables } from '../store.ts';
import { differing } from './rules.ts';

/** Puts these dated phases in the place of those that the contest or track had. */
export async function writePhases(tx: Tx, scope: PhaseScope, dated: readonly DatedPhase[]): Promise<void> {
  await tables(tx)
    .deleteFrom('contests.contest_phase')
    .where('contest', '=', scope.contest)
    .where('track', 'is not distinct from', scope.track)
    .execute();
  if (dated.length === 0) return;
  const at = await now(tx);
  const rows = dated.map(({ phase, startsAt, endsAt }) => ({
    id: newId(),
    ...scope,
    phase,
    starts_at: startsAt,
    ends_at: endsAt,
    set_at: at,
  }));
  await tables(tx).insertInto('contests.contest_phase').values(rows).execute();
}

/** Writes one move between phases into the history. */
export async function insertChange(
  tx: Tx,
  scope: PhaseScope,
  change: DueChange,
  why: PhaseChange['why'],
  at: Date,
): Promise<void> {
  await tables(tx)
    .insertInto('contests.phase_change')
    .values({ ...scope, from_phase: change.from, to_phase: change.to, due_at: change.dueAt, at, why })
    .execute();
}

export type Decided = Pick<PhaseDecision, 'kind' | 'deadlines' | 'reason'> & {
  readonly before: readonly DatedPhase[];
  readonly after: readonly DatedPhase[];
};

/** Writes a decision: one line for each phase whose dates it changes. */
export async function insertDecisions(
  tx: Tx,
  scope: PhaseScope,
  { kind, deadlines, reason, before, after }: Decided,
  person: string | null,
): Promise<void> {
  const changed = differing(before, after);
  if (changed.length === 0) return;
  const at = await now(tx);
  const rows = changed.map((one) => ({
    ...scope,
    phase: one.phase,
    kind,
    starts_before: one.before?.startsAt ?? null,
    ends_before: one.before?.endsAt ?? null,
    starts_after: one.after?.startsAt ?? null,
    ends_after: one.after?.endsAt ?? null,
    deadlines,
    reason,
    person,
    at,
  }));
  await tables(tx).insertInto('contests.phase_decision').values(rows).execute();
}
