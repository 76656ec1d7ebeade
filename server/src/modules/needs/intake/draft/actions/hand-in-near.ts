import { type Refusal, refuse } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { lockNeed } from '../../../store.ts';
import { handInsNear } from '../queries/near.ts';

/**
 * Tells the owners of a draft or returned need that the last day to hand it in is near, once for each such end. Nothing of
 * the need changes, so it is no move; and nobody but its owners learns that there is a draft.
 */
export function handInNear(platform: Platform, id: string): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    const need = await lockNeed(tx, id);
    const [near] = await handInsNear(tx, 1, id);
    if (near === undefined || !need) return refuse('not_found');
    record(tx, {
      name: 'need_hand_in_near',
      subject: id,
      actor: clock,
      data: { until: near.until.toISOString() },
      audience: [`organisation:${need.organisation}`],
    });
    return { done: true };
  });
}
