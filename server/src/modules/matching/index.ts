import type { Module } from '#platform/module.ts';
import { personal } from './queries/personal.ts';
import { matchingReactions, matchingWork } from './reactions.ts';
import { matchingServed } from './routes.ts';
import { vectorTroubles } from './vectors/queries/standing.ts';
import { vectorReactions, vectorWork } from './vectors/reactions.ts';

export { answerOf, questionOf } from './actions/score.ts';
export { forgetVectors } from './vectors/actions/forget.ts';
export { vectorStandings } from './vectors/queries/standing.ts';

/** 粗匹配: needs and achievements that may belong together, with the reasons. */
export const matching: Module = {
  name: 'matching',
  personal,
  routes: matchingServed,
  facts: ['need_matched', 'achievement_matched', 'matching_allowed', 'matching_refused'],
  constraints: { judgement_stands_once: 'changed_meanwhile' },
  reactions: [...matchingReactions, ...vectorReactions],
  longWork: [vectorWork, ...matchingWork],
  troubles: vectorTroubles,
};
