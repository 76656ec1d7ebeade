import { needRefusals } from '@jiebang/contract/needs/refusals.ts';
import type { Module } from '#platform/module.ts';
import { boardServed } from './board/routes.ts';
import { needLife } from './lifecycle.ts';
import { questionLife } from './questions/lifecycle.ts';
import { questionDueMoves } from './questions/reactions.ts';
import { questionServed } from './questions/routes.ts';
import { needDueMoves, needReactions } from './reactions.ts';
import { needServed } from './routes.ts';

export { moveAlong } from './actions/journey.ts';
export { importNeeds } from './imports/import-needs.ts';
export { readNeedsFile } from './imports/read-file.ts';
export { publishedNeedsOf, runningNeedsIn } from './queries/of-contest.ts';
export { needsOfOrganisation } from './queries/of-organisation.ts';
export { readPublicNeed } from './queries/public-need.ts';
export { needRuleReach } from './queries/rule-reach.ts';
export { tasks, waiting } from './queries/tasks.ts';
export { needTitles } from './queries/titles.ts';
export { workList } from './queries/work-list.ts';
export { tasks as questionTasks } from './questions/queries/tasks.ts';
export { findNeed, lockNeed, type NeedRow } from './store.ts';

/** 需求张榜: needs from draft to the board, and their place on the journey. */
export const needs: Module = {
  name: 'needs',
  routes: [...needServed, ...boardServed, ...questionServed],
  lifecycles: [needLife, questionLife],
  refusals: needRefusals,
  constraints: { import_source_once: 'changed_meanwhile', question_nth_of_day: 'changed_meanwhile' },
  reactions: needReactions,
  dueMoves: [...needDueMoves, ...questionDueMoves],
};
