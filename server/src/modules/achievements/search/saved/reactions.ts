import type { DueMove } from '#platform/module.ts';
import { lookAgain } from './actions/look.ts';
import { dueSearches } from './store.ts';

export const savedSearchDueMoves: readonly DueMove[] = [
  { name: 'achievements.look_for_news', find: (platform, limit) => dueSearches(platform.db, limit), run: lookAgain },
];
