import type { NeedStep } from '@jiebang/contract/needs/work.ts';
import { toHolders } from '#kernel/audience.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { lockNeed, type NeedRow, setNeed } from '../../store.ts';
import { stepDueOf } from '../queries/terms.ts';
import { stepOf } from '../rules.ts';

/** Who is to do a step, beside those who run the contest. */
const holders: Readonly<Record<NeedStep, (need: NeedRow) => readonly string[]>> = {
  review: ({ reviewer }) => (reviewer === null ? [] : [`person:${reviewer}`]),
  clearance: (need) => toHolders('clearance_officer', need),
  confirmation: ({ organisation }) => [`organisation:${organisation}`],
  publication: () => [],
};

/**
 * Notes until when the step of a need is to be done that runs now, and, once that has passed, tells who runs its contest and who is to
 * do it. Nothing of the need itself changes, so it is no move: who does it at this moment is not refused.
 */
export function watchStep(platform: Platform, id: string): Promise<{ overdue: boolean } | Refusal> {
  return platform.transact(async (tx) => {
    const need = await lockNeed(tx, id);
    const at = await now(tx);
    const step = need && stepOf(need);
    if (!step || need.step_overdue_at !== null) return refuse('not_found');
    const due = await stepDueOf(tx, need);
    if (due === null) throw new Error('a step that never began');
    const overdue = due <= at;
    await setNeed(tx, id, { step_due: due, step_overdue_at: overdue ? at : null });
    if (overdue)
      record(tx, {
        ...{ name: step.fact, subject: id, actor: clock },
        audience: [...toHolders('organiser', need), ...toHolders('track_organiser', need), ...holders[step.name](need)],
      });
    return { overdue };
  });
}
