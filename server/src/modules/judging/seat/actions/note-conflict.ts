import type { ConflictSource } from '@jiebang/contract/judging/panel.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { type Held, hold } from '../../panel/actions/move.ts';
import { roundOf } from '../../panel/round/store.ts';
import type { Pair } from '../../sheet/actions/hand-out.ts';
import { holdSheet, moveHeldSheet } from '../../sheet/actions/move.ts';
import { finishWhenAllIn } from '../../sheet/actions/settle.ts';
import { sheetsOfSeat } from '../../sheet/store.ts';
import { promisePairs } from '../assignment/actions/take.ts';
import { insertConflict, seatsOf } from '../store.ts';

export type Conflict = {
  readonly need: string;
  readonly person: string;
  /** Null when it bars the judge from every solution of the need. */
  readonly solution: string | null;
  readonly source: Extract<ConflictSource, 'broker_mandate' | 'other'>;
  readonly note?: string;
};

/**
 * Notes for a module above that a person may not judge, in that module's transaction. Sheets of theirs that were already
 * handed out are set aside, unless the ranking was computed: then it is matter for an objection.
 */
export async function noteConflict(
  tx: Tx,
  platform: Platform,
  conflict: Conflict,
  actor: Actor,
): Promise<Refusal | null> {
  const held = await hold(tx, conflict.need);
  await insertConflict(tx, {
    ...conflict,
    note: conflict.note ?? null,
    at: await now(tx),
    notedBy: actor.person,
  });
  const seat = held && (await seatsOf(tx, held.panel.id)).find((one) => one.person === conflict.person);
  if (!held || !seat) return null;
  const bars = (solution: string) => conflict.solution === null || conflict.solution === solution;
  return setAside(tx, platform, held, seat.id, (solution) => (bars(solution) ? conflict.source : null), actor);
}

/**
 * Sets the sheets of a seat aside that a conflict bars, with what sort it is; those of a round whose ranking was computed stay, as matter for an
 * objection. The log keeps a promise of what was taken back. The need and its panel are held.
 */
export async function setAside(
  tx: Tx,
  platform: Platform,
  held: Held,
  seat: string,
  barred: (solution: string) => string | null,
  actor: Actor,
): Promise<Refusal | null> {
  const { panel } = held;
  const running = panel.state === 'scoring' || panel.state === 'scored' ? await roundOf(tx, panel.id) : undefined;
  if (!running) return null;
  const takenBack: Pair[] = [];
  for (const { id, solution, state } of (await sheetsOfSeat(tx, seat)).filter(({ round }) => round === running.id)) {
    const reason = barred(solution);
    const sheet = state === 'excused' || reason === null ? null : await holdSheet(tx, id, true);
    if (!sheet || reason === null) continue;
    const moved = await moveHeldSheet(tx, sheet, 'set_aside', ['journey'], actor, { reason, after: finishWhenAllIn });
    if (isRefusal(moved)) return moved;
    takenBack.push({ seat, solution });
  }
  await promisePairs(tx, platform, held, { round: running.id, why: 'conflict_found', takenBack });
  return null;
}
