import { toHolders } from '#kernel/audience.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { lockNeed, setNeed } from '../../store.ts';
import { reviewTermOf } from '../queries/review.ts';

/**
 * Notes until when a need is to be reviewed, and, once that has passed, tells who runs its contest and who holds the review.
 * Nothing of the need itself changes, so it is no move: who reviews it at this moment is not refused.
 */
export function watchReview(platform: Platform, id: string): Promise<{ overdue: boolean } | Refusal> {
  return platform.transact(async (tx) => {
    const need = await lockNeed(tx, id);
    const at = await now(tx);
    if (!need || !['submitted', 'under_review'].includes(need.state) || need.review_overdue_at !== null)
      return refuse('not_found');
    const due = need.review_due ?? (await reviewTermOf(tx, need));
    const overdue = due <= at;
    await setNeed(tx, id, { review_due: due, review_overdue_at: overdue ? at : null });
    if (overdue)
      record(tx, {
        ...{ name: 'need_review_overdue', subject: id, actor: clock },
        audience: [
          ...toHolders('organiser', need),
          ...toHolders('track_organiser', need),
          ...(need.reviewer === null ? [] : [`person:${need.reviewer}`]),
        ],
      });
    return { overdue };
  });
}
