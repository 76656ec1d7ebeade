import { achievementRefusals } from '@jiebang/contract/achievements/refusals.ts';
import type { Module } from '#platform/module.ts';
import { feedWork } from '#platform/search/feed/anew.ts';
import { expertLife } from './assessment/expert/lifecycle.ts';
import { expertDueMoves } from './assessment/expert/reactions.ts';
import { expertServed } from './assessment/expert/routes.ts';
import { assessmentWork } from './assessment/reactions.ts';
import { assessmentServed } from './assessment/routes.ts';
import { importLife } from './intake/lifecycle.ts';
import { importDueMoves, importWork } from './intake/reactions.ts';
import { importServed } from './intake/routes.ts';
import { achievementLife } from './lifecycle.ts';
import { merging } from './queries/merging.ts';
import { personal } from './queries/personal.ts';
import { achievementServed } from './routes.ts';
import { searchedAchievements } from './search/queries/searched.ts';
import { searchReactions } from './search/reactions.ts';
import { savedSearchDueMoves } from './search/saved/reactions.ts';
import { savedSearchServed } from './search/saved/routes.ts';

export { beginAchievementsImport, importAchievementsNow } from './intake/actions/import-now.ts';
export {
  type AchievementAbout,
  achievementsAbout,
  achievementsOf,
  publicAchievementAbout,
} from './queries/about.ts';
export {
  type BilingualAchievement,
  bilingualAchievements,
  countPublic,
  type MatchableAchievement,
  matchableAchievements,
  newestAchievements,
} from './queries/matchable.ts';
export { pointers } from './queries/pointers.ts';
export { tasks, waiting } from './queries/tasks.ts';
export { searchedAchievements } from './search/queries/searched.ts';

/** 成果: the library of achievements, from draft to public. */
export const achievements: Module = {
  name: 'achievements',
  personal,
  merging,
  routes: [...achievementServed, ...importServed, ...assessmentServed, ...expertServed, ...savedSearchServed],
  lifecycles: [achievementLife, importLife, expertLife],
  facts: ['achievement_file_attached', 'achievement_file_removed', 'saved_search_found'],
  refusals: achievementRefusals,
  constraints: { expert_asked_once: 'expert_asked_before' },
  searched: [searchedAchievements],
  reactions: searchReactions,
  longWork: [...importWork, feedWork(searchedAchievements), ...assessmentWork],
  dueMoves: [...importDueMoves, ...expertDueMoves, ...savedSearchDueMoves],
};
