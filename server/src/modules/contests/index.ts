import { contestRefusals } from '@jiebang/contract/contests/refusals.ts';
import type { Module } from '#platform/module.ts';
import { contestLife } from './lifecycle.ts';
import { dueMoves } from './phase/reactions.ts';
import { personal } from './queries/personal.ts';
import { served } from './routes.ts';

export { isOrganiser, isTrackOrganiser } from './access.ts';
export { datesChanges, ruleChanges } from './queries/changes.ts';
export {
  contestById,
  currentContest,
  readable,
  type Track,
  trackById,
  tracksOf,
  tracksReached,
} from './queries/contests.ts';
export { contestLabels } from './queries/labels.ts';
export { pointers } from './queries/pointers.ts';
export { ruleInForce, ruleOf, ruleOfEach } from './queries/rules.ts';
export { scopeAhead, scopeChange } from './queries/scope.ts';
export { solvingEndOf, tracksTakingNeeds } from './queries/taking.ts';
export { tasks } from './queries/tasks.ts';

export const contests: Module = {
  name: 'contests',
  personal,
  routes: served,
  lifecycles: [contestLife],
  refusals: contestRefusals,
  constraints: { contest_unit_organisation_fkey: 'unit_unknown', track_unit_organisation_fkey: 'unit_unknown' },
  dueMoves,
};
