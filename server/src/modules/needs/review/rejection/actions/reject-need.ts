import type { RejectionPoint, RejectionWordKind } from '@jiebang/contract/needs/review.ts';
import type { Changed } from '@jiebang/contract/needs/work.ts';
import type { Refusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { moveNeed } from '../../../actions/move.ts';
import { reviewState } from '../../queries/review.ts';
import { saveWord } from '../store.ts';

const kinds = {
  reject: 'reject',
  propose_rejection: 'reject',
  sign_rejection: 'second',
  oppose_rejection: 'oppose',
  take_back_rejection: 'take_back',
} as const satisfies Record<string, RejectionWordKind>;

export type Said = { readonly points?: readonly RejectionPoint[]; readonly says?: string | null };

/**
 * Signs a word of a need's rejection, whose reasons are kept with it. Where one person reviews, it is rejected by it; where two do, with the
 * second one's word. Who signed before is told what another said of it. A word is in no move's reason: before the need is rejected, its owner reads none.
 */
export function sayOfRejection(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: keyof typeof kinds,
  { points = [], says = null }: Said = {},
): Promise<Changed | Refusal> {
  return moveNeed(platform, viewer, id, action, {
    look: reviewState,
    also: (_need, { rejection }) => rejection.rejecters.map((person) => `person:${person}`),
    apply: async (tx, _need, at) => {
      const { person } = viewer;
      if (person === null) throw new Error('a rejection without a person');
      await saveWord(tx, { need: id, at, person, kind: kinds[action], says, points });
    },
  });
}

/** Contests a rejection in the name of its owner, with why: it is reviewed again, by others than who rejected it. */
export function contestRejection(
  platform: Platform,
  viewer: Viewer,
  id: string,
  reason: string,
): Promise<Changed | Refusal> {
  return moveNeed(platform, viewer, id, 'contest_rejection', { reason, look: reviewState });
}
