import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { saveReview, setNeed } from '../store.ts';
import { moveNeed } from './move.ts';

/** Takes a submitted need for review. */
export function claimNeed(platform: Platform, viewer: Viewer, id: string) {
  return moveNeed(platform, viewer, id, 'claim', {
    apply: (tx) => setNeed(tx, id, { reviewer: viewer.person }),
  });
}

export type Review = {
  readonly authenticity: readonly string[];
  readonly validity: readonly string[];
  readonly triage: 'ready' | 'unclear' | 'long_term';
  readonly note: string | null;
};

/** Accepts a need on two whole checklists, and says what becomes of it. */
export function acceptNeed(platform: Platform, viewer: Viewer, id: string, review: Review) {
  return moveNeed(platform, viewer, id, 'accept', {
    given: { authenticity: review.authenticity, validity: review.validity },
    apply: async (tx, _need, at) => {
      if (viewer.person === null) throw new Error('a review without a person');
      await saveReview(tx, { need: id, reviewer: viewer.person, at, ...review });
      await setNeed(tx, id, { triage: review.triage });
    },
  });
}

/** Triages an accepted need again, after a second diagnosis. */
export function triageNeed(platform: Platform, viewer: Viewer, id: string, triage: Review['triage'], reason: string) {
  return moveNeed(platform, viewer, id, 'triage', {
    reason,
    apply: (tx) => setNeed(tx, id, { triage }),
  });
}
