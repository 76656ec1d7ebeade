import type { DueMove } from '#platform/module.ts';
import { watchStep } from './actions/watch-step.ts';
import { stepsToWatch } from './store.ts';

export const reviewDueMoves: readonly DueMove[] = [
  { name: 'needs.step_overdue', find: ({ db }, limit) => stepsToWatch(db, limit), run: watchStep },
];
