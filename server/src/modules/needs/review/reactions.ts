import type { DueMove } from '#platform/module.ts';
import { watchReview } from './actions/watch-review.ts';
import { reviewsToWatch } from './store.ts';

export const reviewDueMoves: readonly DueMove[] = [
  { name: 'needs.review_overdue', find: ({ db }, limit) => reviewsToWatch(db, limit), run: watchReview },
];
