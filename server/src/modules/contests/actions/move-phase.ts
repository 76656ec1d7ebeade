import type { PhaseChange, PhaseName } from '@jiebang/contract/contests/phase.ts';
import { sql } from 'kysely';
import { type Actor, clock } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { contestById, trackById } from '../queries/contests.ts';
import { type DatedPhase, type DueChange, dueChanges, phaseAt } from '../rules.ts';
import { tablesIn } from '../store.ts';

/** A contest, or one of its tracks that has phases of its own. */
type Scope = { readonly contest: string; readonly track: string | null };
type Why = PhaseChange['why'];

/** Whatever changes of phase are due in a contest or track (by id) happen, each once however many servers try. */
export async function movePhase(platform: Platform, id: string): Promise<unknown> {
  return platform.transact(async (tx) => {
    const track = await trackById(tx, id);
    const scope = { contest: track?.contest ?? id, track: track?.id ?? null };
    await sql`select id from contests.contest where id = ${scope.contest} for update`.execute(tx);
    const contest = await contestById(tx, scope.contest);
    if (contest?.state !== 'open') return 0;
    const at = await now(tx);
    const { dated, setAt } = await ownPhases(tx, scope);
    const last = await lastChange(tx, scope);
    // Boundaries from before these dates were set, or before the contest was opened, were never moves of the clock.
    const since = latest(setAt, last?.dueAt, await openedAt(tx, scope.contest));
    const changes = dueChanges(dated, last?.phase ?? null, since, at);
    for (const change of changes) {
      await writeChange(tx, scope, change, change.to === null ? 'ended' : 'started', at, clock);
    }
    const reached = changes.at(-1);
    await settlePhase(tx, scope, dated, reached ? reached.to : (last?.phase ?? null), 'started', at, clock);
    return changes.length;
  });
}

/** Puts a contest or track into the phase of now, for a reason that is not the clock's: opened, new dates, or closed (null). */
export async function resettlePhase(tx: Tx, scope: Scope, why: Why, actor: Actor): Promise<void> {
  const at = await now(tx);
  const dated = why === 'closed' ? [] : (await ownPhases(tx, scope)).dated;
  const last = await lastChange(tx, scope);
  await settlePhase(tx, scope, dated, last?.phase ?? null, why, at, actor);
}

async function settlePhase(
  tx: Tx,
  scope: Scope,
  dated: readonly DatedPhase[],
  from: PhaseName | null,
  why: Why,
  at: Date,
  actor: Actor,
): Promise<void> {
  const to = phaseAt(dated, at);
  if (to !== from)
    await writeChange(tx, scope, { from, to, dueAt: at }, to === null && why === 'started' ? 'ended' : why, at, actor);
}

async function ownPhases(tx: Tx, scope: Scope): Promise<{ dated: DatedPhase[]; setAt: Date }> {
  const rows = await tablesIn(tx)
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

async function openedAt(tx: Tx, contest: string): Promise<Date | undefined> {
  const row = await tablesIn(tx)
    .selectFrom('contests.contest_move')
    .select('at')
    .where('item', '=', contest)
    .where('action', '=', 'open')
    .executeTakeFirst();
  return row?.at;
}

const latest = (...times: (Date | undefined)[]): Date =>
  new Date(Math.max(...times.map((time) => time?.getTime() ?? 0)));

async function lastChange(tx: Tx, scope: Scope): Promise<{ phase: PhaseName | null; dueAt: Date } | undefined> {
  return tablesIn(tx)
    .selectFrom('contests.phase_change')
    .select(['to_phase as phase', 'due_at as dueAt'])
    .$narrowType<{ phase: PhaseName | null }>()
    .where('contest', '=', scope.contest)
    .where('track', 'is not distinct from', scope.track)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function writeChange(tx: Tx, scope: Scope, change: DueChange, why: Why, at: Date, actor: Actor): Promise<void> {
  await tablesIn(tx)
    .insertInto('contests.phase_change')
    .values({ ...scope, from_phase: change.from, to_phase: change.to, due_at: change.dueAt, at, why })
    .execute();
  record(tx, {
    name: 'phase_changed',
    subject: scope.contest,
    actor,
    data: { track: scope.track, from: change.from, to: change.to, why },
    audience: ['public'],
  });
}
