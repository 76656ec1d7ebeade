import type { ChecklistName, ReturnPoint } from '@jiebang/contract/needs/review.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { moveNeed } from '../../actions/move.ts';
import { setNeed } from '../../store.ts';
import { reviewState } from '../queries/review.ts';
import { saveReturnPoints, saveReview } from '../store.ts';

/** Takes a submitted need for review. */
export function claimNeed(platform: Platform, viewer: Viewer, id: string) {
  return moveNeed(platform, viewer, id, 'claim', {
    look: reviewState,
    apply: (tx) => setNeed(tx, id, { reviewer: viewer.person }),
  });
}

export type Review = {
  readonly authenticity: readonly string[];
  readonly validity: readonly string[];
  readonly triage: 'ready' | 'unclear' | 'long_term';
  /** When one that is not ready is looked at again. */
  readonly lookAgain?: string | null;
  readonly note: string | null;
};

/** Accepts a need on two whole checklists, signed by two people where the contest says so, and says what becomes of it. */
export function acceptNeed(platform: Platform, viewer: Viewer, id: string, review: Review) {
  return moveNeed(platform, viewer, id, 'accept', {
    given: {
      authenticity: review.authenticity,
      validity: review.validity,
      lookAgain: lookAgainOf(review),
    },
    look: reviewState,
    apply: async (tx, _need, at) => {
      const { lookAgain: _, ...signed } = review;
      await saveReview(tx, { need: id, reviewer: named(viewer), at, ...signed });
      await setNeed(tx, id, { triage: review.triage, look_again: lookAgainOf(review) });
    },
  });
}

/** Signs one of the two checklists, where the contest has them signed by two people. */
export function checkNeed(
  platform: Platform,
  viewer: Viewer,
  id: string,
  { checklist, note, ...given }: Omit<Review, 'triage' | 'lookAgain'> & { readonly checklist: ChecklistName },
) {
  const signed = { authenticity: [], validity: [], [checklist]: given[checklist] };
  return moveNeed(platform, viewer, id, 'check', {
    given: { checklist, ...signed },
    look: reviewState,
    apply: (tx, _need, at) => saveReview(tx, { need: id, reviewer: named(viewer), at, ...signed, triage: null, note }),
  });
}

export type Return = { readonly points: readonly ReturnPoint[]; readonly reason: string | null };

/** Returns a need to its owner with what is to be mended, field by field. */
export function returnNeed(platform: Platform, viewer: Viewer, id: string, { points, reason }: Return) {
  return moveNeed(platform, viewer, id, 'return', {
    ...(reason === null ? {} : { reason }),
    look: reviewState,
    apply: (tx, _need, at) => saveReturnPoints(tx, id, at, points),
  });
}

export type Triaged = Pick<Review, 'triage' | 'lookAgain'> & { readonly reason: string };

/** Triages an accepted need again, after a second diagnosis, or when the day has come on which it is looked at again. */
export function triageNeed(platform: Platform, viewer: Viewer, id: string, { reason, ...triaged }: Triaged) {
  const lookAgain = lookAgainOf(triaged);
  return moveNeed(platform, viewer, id, 'triage', {
    reason,
    given: { lookAgain },
    apply: (tx) => setNeed(tx, id, { triage: triaged.triage, look_again: lookAgain }),
  });
}

/** One that is ready goes on its way, and needs no such day. */
function lookAgainOf({ triage, lookAgain }: Pick<Review, 'triage' | 'lookAgain'>): string | null {
  return triage === 'ready' ? null : (lookAgain ?? null);
}

function named(viewer: Viewer): string {
  if (viewer.person === null) throw new Error('a review without a person');
  return viewer.person;
}
