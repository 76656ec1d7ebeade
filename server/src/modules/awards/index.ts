import { awardRefusals } from '@jiebang/contract/awards/refusals.ts';
import type { Module } from '#platform/module.ts';
import { nominationLife } from './nomination/lifecycle.ts';
import { recommendationLife } from './policy/lifecycle.ts';
import { merging } from './queries/merging.ts';
import { personal } from './queries/personal.ts';
import { awardDueMoves } from './reactions.ts';
import { awardServed } from './routes.ts';

export { pointers } from './queries/pointers.ts';
export { awardRuleReach } from './queries/rule-reach.ts';
export { tasks } from './queries/tasks.ts';

/** 奖项与政策推荐: who is honoured, and what the authority recommends. */
export const awards: Module = {
  name: 'awards',
  personal,
  merging,
  routes: awardServed,
  lifecycles: [nominationLife, recommendationLife],
  refusals: awardRefusals,
  constraints: {
    award_pool_once: 'awards_defined',
    award_once: 'awards_defined',
    nomination_once: 'already_nominated',
    award_quota_full: 'award_quota_full',
    award_pool_exceeded: 'award_pool_exceeded',
    award_without_money: 'award_without_money',
    recommendation_once: 'already_chosen',
  },
  dueMoves: awardDueMoves,
};
