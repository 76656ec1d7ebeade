import type { DueMove } from '#platform/module.ts';
import { lapseExpert } from './actions/move.ts';
import { expertsOverdue } from './store.ts';

export const expertDueMoves: readonly DueMove[] = [
  {
    name: 'achievements.expert_lapses',
    find: (platform, limit) => expertsOverdue(platform.db, limit),
    run: lapseExpert,
  },
];
