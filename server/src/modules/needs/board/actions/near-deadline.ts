import { type Refusal, refuse } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { lockNeed, setNeed } from '../../store.ts';
import { needsNearDeadline } from '../queries/near-deadline.ts';

/**
 * Tells that a published need closes within the days of its contest's rule, once for each deadline that it has. It is no move: that it
 * closes then stands on the board for everybody.
 */
export function nearDeadline(platform: Platform, id: string): Promise<{ done: true } | Refusal> {
  return platform.transact(async (tx) => {
    const need = await lockNeed(tx, id);
    const [near] = await needsNearDeadline(tx, 1, id);
    if (near === undefined || !need?.deadline) return refuse('not_found');
    await setNeed(tx, id, { deadline_told: need.deadline });
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
