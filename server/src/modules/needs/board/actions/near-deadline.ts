import { type Refusal, refuse } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { lockNeed } from '../../store.ts';
import { needsNearDeadline } from '../store.ts';

/**
 * Tells that a published need closes in less than three days, once for each deadline that it has. Nothing of the need changes, so it is no
 * move; that it closes then stands on the board for everybody.
 */
export function nearDeadline(platform: Platform, id: string): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    const need = await lockNeed(tx, id);
    const [near] = await needsNearDeadline(tx, 1, id);
    if (near === undefined || !need?.deadline) return refuse('not_found');
    record(tx, {
      name: 'need_deadline_near',
      subject: id,
      actor: clock,
      data: { deadline: need.deadline.toISOString() },
      audience: ['public'],
    });
    return { done: true };
  });
}
