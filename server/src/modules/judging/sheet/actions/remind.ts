import { type Refusal, refuse } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { lockPanel, panelById } from '../../panel/store.ts';
import { seatById } from '../../seat/store.ts';
import { type Reminder, seatsToRemind } from '../queries/due.ts';

/** Tells a judge with open sheets that they are due, once for each reminder and day. Nothing of a sheet changes, so it is no move. */
export function remindJudge(platform: Platform, of: Reminder, id: string): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    const seat = await seatById(tx, id);
    const found = seat && (await panelById(tx, seat.panel));
    const panel = found && (await lockPanel(tx, found.need));
    const [due] = panel ? await seatsToRemind(tx, of, 1, id) : [];
    if (!seat || !panel?.score_by || due === undefined) return refuse('not_found');
    record(tx, {
      name: of,
      subject: id,
      actor: clock,
      data: { need: panel.need, due: panel.score_by.toISOString() },
      audience: [`person:${seat.person}`],
    });
    return { done: true };
  });
}
