import type { Changed } from '@jiebang/contract/needs/work.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, clock } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import type { NeedAction } from '../lifecycle.ts';
import { lockNeed } from '../store.ts';
import { moveLocked } from './move.ts';

/** Moves a need along its journey for a module above, in that module's transaction and in its actor's name. */
export async function moveAlong(
  tx: Tx,
  id: string,
  action: NeedAction,
  actor: Actor,
  reason?: string,
): Promise<Changed | Refusal> {
  const need = await lockNeed(tx, id);
  if (!need) return refuse('not_found');
  return moveLocked(tx, need, action, ['journey'], actor, reason === undefined ? {} : { reason });
}

/** Closes a published need whose deadline has passed; its fact says that this is why, and when it was due. */
export function closeNeed(platform: Platform, id: string): Promise<Changed | Refusal> {
  return platform.transact(async (tx) => {
    const need = await lockNeed(tx, id);
    if (!need?.deadline) return refuse('not_found');
    const data = { why: 'deadline_passed', due: need.deadline.toISOString() };
    return moveLocked(tx, need, 'close', ['clock'], clock, { data });
  });
}
