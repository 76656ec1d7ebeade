import type { DueMove } from '#platform/module.ts';
import { settleNomination } from './nomination/actions/move.ts';
import { nominationsPastNotice } from './nomination/store.ts';

export const awardDueMoves: readonly DueMove[] = [
  { name: 'awards.settle', find: ({ db }, limit) => nominationsPastNotice(db, limit), run: settleNomination },
];
