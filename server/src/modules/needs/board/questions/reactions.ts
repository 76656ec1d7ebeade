import type { DueMove } from '#platform/module.ts';
import { lapseQuestion } from './actions/move.ts';
import { questionsPastDeadline } from './store.ts';

export const questionDueMoves: readonly DueMove[] = [
  { name: 'needs.lapse_question', find: ({ db }, limit) => questionsPastDeadline(db, limit), run: lapseQuestion },
];
