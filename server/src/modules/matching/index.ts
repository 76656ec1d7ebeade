import type { Module } from '#platform/module.ts';
import { personal } from './queries/personal.ts';
import { matchingReactions, matchingWork } from './reactions.ts';
import { matchingServed } from './routes.ts';

export { answerOf, questionOf } from './actions/score.ts';

/** 粗匹配: needs and achievements that may belong together, with the reasons. */
export const matching: Module = {
  name: 'matching',
  personal,
  routes: matchingServed,
  facts: ['need_matched', 'achievement_matched', 'matching_allowed', 'matching_refused'],
  constraints: { judgement_stands_once: 'changed_meanwhile' },
  reactions: matchingReactions,
  longWork: matchingWork,
};
