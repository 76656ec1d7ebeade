import { type Refusal, refuse } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { findNeed } from '#modules/needs/index.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { toAnswerers } from '../../access.ts';
import { panelById } from '../../panel/store.ts';
import { type AnswerReminder, objectionsToRemind } from '../queries/due.ts';
import { lockObjection } from '../store.ts';

/** Tells who may answer an objection that it is due, or late, once of each. Nothing of it changes, so it is no move: a late answer is an answer. */
export function remindAnswerers(platform: Platform, of: AnswerReminder, id: string): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    const objection = await lockObjection(tx, id);
    const panel = objection && (await panelById(tx, objection.panel));
    const need = panel && (await findNeed(tx, panel.need));
    const [due] = need ? await objectionsToRemind(tx, of, 1, id) : [];
    if (!objection || !need || due === undefined) return refuse('not_found');
    record(tx, {
      name: of,
      subject: id,
      actor: clock,
      data: { need: need.id, due: objection.answer_due.toISOString() },
      audience: toAnswerers(need),
    });
    return { done: true };
  });
}
