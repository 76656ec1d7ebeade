import type { Changed } from '@jiebang/contract/needs/work.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import type { Platform } from '#platform/platform.ts';
import { moveNeed } from '../../actions/move.ts';
import { setNeed } from '../../store.ts';
import { assigneeOf, saysWho } from '../queries/reviewers.ts';

export type HandOn = { readonly reviewer: string; readonly reason: string };

/**
 * Hands a need that is being reviewed on to another reviewer: by who has it, or by an organiser where that one cannot. What was signed
 * of it stands. Both reviewers are told; the name of the new one stands in the move's reason, so that the history keeps it.
 */
export async function handOnNeed(
  platform: Platform,
  viewer: Viewer,
  id: string,
  { reviewer, reason }: HandOn,
): Promise<Changed | Refusal> {
  const name = (await peopleById(platform.db, [reviewer])).get(reviewer)?.name;
  if (name === undefined) return refuse('invalid_input', { fields: [{ path: 'reviewer', code: 'unknown' }] });
  return moveNeed(platform, viewer, id, 'hand_on', {
    reason: `${name} · ${reason}`,
    look: async (tx, need) => ({ hasIt: saysWho(viewer, need), ...(await assigneeOf(tx, need, reviewer)) }),
    also: (need) => [`person:${reviewer}`, ...(need.reviewer === null ? [] : [`person:${need.reviewer}`])],
    apply: (tx) => setNeed(tx, id, { reviewer }),
  });
}
