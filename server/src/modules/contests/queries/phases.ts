import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import { type PhaseChange, type PhaseDecision, type PhaseName, phases } from '@jiebang/contract/contests/phase.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { DatedPhase } from '../rules.ts';
import { tables } from '../store.ts';
import type { Contest } from './contests.ts';

/** A contest, or one of its tracks that has phases of its own. */
export type PhaseScope = { readonly contest: string; readonly track: string | null };

/** The phases of exactly this contest or track, and when their dates were set. */
export async function ownPhases(db: Db, scope: PhaseScope): Promise<{ dated: DatedPhase[]; setAt: Date }> {
  const rows = await tables(db)
    .selectFrom('contests.contest_phase')
    .select(['phase', 'starts_at as startsAt', 'ends_at as endsAt', 'set_at as setAt'])
    .$narrowType<{ phase: PhaseName }>()
    .where('contest', '=', scope.contest)
    .where('track', 'is not distinct from', scope.track)
    .orderBy('starts_at')
    .execute();
  const setAt = new Date(Math.max(0, ...rows.map((row) => row.setAt.getTime())));
  return { dated: rows, setAt };
}

/** The phases of a contest and of all its tracks, in the order in which they begin. */
export async function allPhases(db: Db, contest: string): Promise<(DatedPhase & { readonly track: string | null })[]> {
  return tables(db)
    .selectFrom('contests.contest_phase')
    .select(['track', 'phase', 'starts_at as startsAt', 'ends_at as endsAt'])
    .$narrowType<{ phase: PhaseName }>()
    .where('contest', '=', contest)
    .orderBy('starts_at')
    .orderBy('ends_at')
    .execute();
}

/** The last move between phases: into which, and when it was due. */
export async function lastChange(
  db: Db,
  scope: PhaseScope,
): Promise<{ phase: PhaseName | null; dueAt: Date } | undefined> {
  return tables(db)
    .selectFrom('contests.phase_change')
    .select(['to_phase as phase', 'due_at as dueAt'])
    .$narrowType<{ phase: PhaseName | null }>()
    .where('contest', '=', scope.contest)
    .where('track', 'is not distinct from', scope.track)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The contest's own moves between phases, oldest first. */
export async function phaseChanges(db: Db, contest: string): Promise<PhaseChange[]> {
  const rows = await tables(db)
    .selectFrom('contests.phase_change')
    .select(['from_phase as from', 'to_phase as to', 'at', 'why'])
    .$narrowType<Pick<PhaseChange, 'from' | 'to' | 'why'>>()
    .where('contest', '=', contest)
    .where('track', 'is', null)
    .orderBy('n')
    .execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** What was decided of a contest's dates, and of its tracks', newest first. */
export async function phaseDecisions(db: Db, contest: string): Promise<PhaseDecision[]> {
  const rows = await tables(db)
    .selectFrom('contests.phase_decision')
    .select(['track', 'phase', 'kind', 'deadlines', 'reason', 'at'])
    .select(['starts_before', 'ends_before', 'starts_after', 'ends_after'])
    .$narrowType<Pick<PhaseDecision, 'phase' | 'kind'>>()
    .where('contest', '=', contest)
    .orderBy('n', 'desc')
    .execute();
  return rows.map(({ track, phase, kind, deadlines, reason, at, ...dates }) => {
    const dated = (starts: Date | null, ends: Date | null) =>
      starts && ends ? { phase, startsAt: starts.toISOString(), endsAt: ends.toISOString() } : null;
    const before = dated(dates.starts_before, dates.ends_before);
    const after = dated(dates.starts_after, dates.ends_after);
    return { track, phase, kind, before, after, deadlines, reason, at: at.toISOString() };
  });
}

/** When a contest was opened; undefined when it was not. */
export async function openedAt(db: Db, contest: string): Promise<Date | undefined> {
  const row = await tables(db)
    .selectFrom('contests.contest_move')
    .select('at')
    .where('item', '=', contest)
    .where('action', '=', 'open')
    .executeTakeFirst();
  return row?.at;
}

/** When a contest was thrown away unopened, and why; null of any other. */
export async function discardOf(db: Db, { id, state }: Contest): Promise<ContestPage['discarded']> {
  if (state !== 'discarded') return null;
  const { at, reason } = await tables(db)
    .selectFrom('contests.contest_move')
    .select(['at', 'reason'])
    .where('item', '=', id)
    .where('action', '=', 'discard')
    .executeTakeFirstOrThrow();
  return { at: at.toISOString(), reason: reason ?? '' };
}

/**
 * Open contests and tracks (by id) whose phase of now is not the one they were last put in, or in which a phase has begun that is
 * not told yet and may be over already. None whose last move lies ahead, as where the system's clock was set back.
 */
export async function phasesDue(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with own as (
      select p.contest, p.track, max(p.set_at) as set_at,
        max(p.starts_at) filter (where p.starts_at <= platform.now()) as began,
        (array_agg(p.phase order by array_position(${[...phases]}::text[], p.phase) desc)
          filter (where p.starts_at <= platform.now() and platform.now() < p.ends_at))[1] as phase
      from contests.contest_phase p join contests.contest c on c.id = p.contest
      where c.state = 'open' group by p.contest, p.track)
    select coalesce(own.track, own.contest) as id from own
    left join lateral (
      select x.to_phase, x.due_at from contests.phase_change x
      where x.contest = own.contest and x.track is not distinct from own.track order by x.n desc limit 1) last on true
    where (last.due_at is null or last.due_at <= platform.now())
      and (own.phase is distinct from last.to_phase
        or own.began > greatest(own.set_at, last.due_at,
          (select max(m.at) from contests.contest_move m where m.item = own.contest and m.action = 'open')))
    order by 1 limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
