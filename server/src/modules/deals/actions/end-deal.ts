import type { FailureReason } from '@jiebang/contract/deals/deal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { setDeal } from '../store.ts';
import { moveDeal } from './move.ts';

/** Ends negotiations that led to no contract, with a structured reason; the note is for the parties. The need is terminated. */
export function failDeal(
  platform: Platform,
  viewer: Viewer,
  id: string,
  { why, note }: { why: FailureReason; note: string | null },
) {
  return moveDeal(platform, viewer, id, 'fail', {
    journey: 'fail',
    ...(note === null ? {} : { reason: note }),
    apply: async (tx) => {
      await setDeal(tx, id, { failure: why });
      return undefined;
    },
  });
}

/** Closes an accepted deal; its need is completed. */
export function closeDeal(platform: Platform, viewer: Viewer, id: string) {
  return moveDeal(platform, viewer, id, 'close', { journey: 'complete' });
}

/** Asks the organiser to void a deal whose contract no longer stands; the organiser reads the reason. */
export function askVoid(platform: Platform, viewer: Viewer, id: string, reason: string) {
  return moveDeal(platform, viewer, id, 'ask_void', {
    reason,
    apply: async (tx, { side }) => {
      await setDeal(tx, id, { void_asked_by: side, void_reason: reason });
      return undefined;
    },
  });
}

/** Voids a deal whose contract no longer stands. The need is terminated, whatever it had come to. */
export function voidDeal(platform: Platform, viewer: Viewer, id: string, reason: string) {
  return moveDeal(platform, viewer, id, 'void', { reason, journey: 'fail' });
}
