import type { PhaseChange, PhaseName } from '@jiebang/contract/contests/phase.ts';
import { type Actor, clock } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { insertChange } from '../phase/store.ts';
import { contestById, trackById } from '../queries/contests.ts';
import { lastChange, openedAt, ownPhases, type PhaseScope } from '../queries/phases.ts';
import { type DatedPhase, type DueChange, dueChanges, phaseAt } from '../rules.ts';
import { lockContest } from '../store.ts';

type Why = PhaseChange['why'];

/** Whatever changes of phase are due in a contest or track (by id) happen, each once however many servers try. */
export async function movePhase(platform: Platform, id: string): Promise<unknown> {
  return platform.transact(async (tx) => {
    const track = await trackById(tx, id);
    const scope = { contest: track?.contest ?? id, track: track?.id ?? null };
    await lockContest(tx, scope.contest);
    const contest = await contestById(tx, scope.contest);
    if (contest?.state !== 'open') return 0;
    const at = await now(tx);
    const { dated, setAt } = await ownPhases(tx, scope);
    const last = await lastChange(tx, scope);
    // Where the system's clock was set back, what was told stays told: time is waited for, not lived twice.
    if (last && at < last.dueAt) return 0;
    // Boundaries from before these dates were set, or before the contest was opened, were never moves of the clock.
    const since = latest(setAt, last?.dueAt, await openedAt(tx, scope.contest));
    const changes = dueChanges(dated, last?.phase ?? null, since, at);
    for (const change of changes) {
      await tellChange(tx, scope, change, change.to === null ? 'ended' : 'started', at, clock);
    }
    const reached = changes.at(-1);
    const told = reached ? reached.to : (last?.phase ?? null);
    await settlePhase(tx, scope, { dated, told, at, why: 'started', actor: clock });
    return changes.length;
  });
}

/** Puts a contest or track into the phase of now, for a reason that is not the clock's: opened, new dates, or closed. */
export async function resettlePhase(tx: Tx, scope: PhaseScope, why: Why, actor: Actor): Promise<void> {
  const dated = why === 'closed' ? [] : (await ownPhases(tx, scope)).dated;
  const told = (await lastChange(tx, scope))?.phase ?? null;
  await settlePhase(tx, scope, { dated, told, at: await now(tx), why, actor });
}

type Settling = {
  readonly dated: readonly DatedPhase[];
  /** The phase that was told last. */
  readonly told: PhaseName | null;
  readonly at: Date;
  readonly why: Why;
  readonly actor: Actor;
};

async function settlePhase(tx: Tx, scope: PhaseScope, { dated, told, at, why, actor }: Settling): Promise<void> {
  const to = phaseAt(dated, at);
  if (to === told) return;
  const reason = to === null && why === 'started' ? 'ended' : why;
  await tellChange(tx, scope, { from: told, to, dueAt: at }, reason, at, actor);
}

async function tellChange(
  tx: Tx,
  scope: PhaseScope,
  change: DueChange,
  why: Why,
  at: Date,
  actor: Actor,
): Promise<void> {
  await insertChange(tx, scope, change, why, at);
  record(tx, {
    name: 'phase_changed',
    subject: scope.contest,
    actor,
    data: { track: scope.track, from: change.from, to: change.to, why },
    audience: ['public'],
  });
}

const latest = (...times: (Date | undefined)[]): Date =>
  new Date(Math.max(...times.map((time) => time?.getTime() ?? 0)));
