import type { ConflictSource } from '@jiebang/contract/judging/panel.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { now } from '#platform/db/connection.ts';
import { hold } from '../../panel/actions/move.ts';
import { holdSheet, moveHeldSheet } from '../../sheet/actions/move.ts';
import { finishWhenAllIn } from '../../sheet/actions/settle.ts';
import { sheetsOfSeat } from '../../sheet/store.ts';
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
export async function noteConflict(tx: Tx, conflict: Conflict, actor: Actor): Promise<Refusal | null> {
  const held = await hold(tx, conflict.need);
  await insertConflict(tx, {
    ...conflict,
    note: conflict.note ?? null,
    at: await now(tx),
    notedBy: actor.person,
  });
  if (!held || (held.panel.state !== 'scoring' && held.panel.state !== 'scored')) return null;
  const seat = (await seatsOf(tx, held.panel.id)).find(
    (one) => one.person === conflict.person && one.state === 'accepted',
  );
  const sheets = seat ? await sheetsOfSeat(tx, seat.id) : [];
  for (const { id, solution, state } of sheets) {
    if (state === 'excused' || (conflict.solution !== null && conflict.solution !== solution)) continue;
    const sheet = await holdSheet(tx, id, true);
    if (!sheet) continue;
    const moved = await moveHeldSheet(tx, sheet, 'set_aside', ['journey'], actor, {
      reason: conflict.source,
      after: finishWhenAllIn,
    });
    if (isRefusal(moved)) return moved;
  }
  return null;
}
