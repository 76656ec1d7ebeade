import { achievementRefusals } from '@jiebang/contract/achievements/refusals.ts';
import type { Module } from '#platform/module.ts';
import { achievementLife } from './lifecycle.ts';
import { merging } from './queries/merging.ts';
import { personal } from './queries/personal.ts';
import { achievementServed } from './routes.ts';

export { pointers } from './queries/pointers.ts';
export { tasks, waiting } from './queries/tasks.ts';

/** 成果: the library of achievements, from draft to public. */
export const achievements: Module = {
  name: 'achievements',
  personal,
  merging,
  routes: achievementServed,
  lifecycles: [achievementLife],
  facts: ['achievement_file_attached', 'achievement_file_removed'],
  refusals: achievementRefusals,
};
