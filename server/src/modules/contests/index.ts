import type { Module } from '#platform/module.ts';

export {
  type Contest,
  contestById,
  currentContest,
  phasesOf,
  type Track,
  trackById,
  tracksOf,
} from './queries/contests.ts';
export { type RuleInForce, ruleInForce, ruleOf } from './queries/rules.ts';
export { type DatedPhase, phaseAt } from './rules.ts';

export const contests: Module = {
  name: 'contests',
  routes: [],
};
