import type { DueMove } from '#platform/module.ts';
import { closeNeed } from './actions/journey.ts';
import { needsPastDeadline } from './store.ts';

export const needDueMoves: readonly DueMove[] = [
  { name: 'needs.close', find: ({ db }, limit) => needsPastDeadline(db, limit), run: closeNeed },
];
