import { solutionRefusals } from '@jiebang/contract/solutions/refusals.ts';
import type { Module } from '#platform/module.ts';
import { needPurpose, teamPurpose } from './documents/keys.ts';
import { solutionLife } from './lifecycle.ts';
import { merging } from './queries/merging.ts';
import { personal } from './queries/personal.ts';
import { solutionReactions } from './reactions.ts';
import { solutionServed } from './routes.ts';
import { partnerServed } from './team/partner/routes.ts';
import { signatureLife } from './team/signature/lifecycle.ts';
import { signatureServed } from './team/signature/routes.ts';

export { moveSolution, readmitSolution } from './actions/journey.ts';
export type { Reader } from './opening/actions/note-opened.ts';
export { screenersOf, screeningOf } from './opening/store.ts';
export {
  contentOfOpened,
  type JudgedSolution,
  openedOfNeeds,
  readOpened,
  readOpenedFile,
  solutionById,
  solutionsForJudging,
} from './queries/for-judging.ts';
export { openedAmong, organisationsOpenToOwner, peopleAnswering, peopleDrafting } from './queries/people.ts';
export { sidesAmong, sidesOf, standsOnASide } from './queries/sides.ts';
export { tasks } from './queries/tasks.ts';
export { waiting } from './queries/waiting.ts';

/** 揭榜: sealed solutions, from the first autosave to the opening and the choice. */
export const solutions: Module = {
  name: 'solutions',
  personal,
  merging,
  wrapped: [
    { table: 'solutions.team', key: 'id', column: 'wrapped_key', purpose: teamPurpose },
    { table: 'solutions.need_key', key: 'need', column: 'wrapped_private_key', purpose: needPurpose },
  ],
  routes: [...solutionServed, ...signatureServed, ...partnerServed],
  lifecycles: [solutionLife, signatureLife],
  refusals: solutionRefusals,
  facts: ['solution_arrived', 'arrived_solution_replaced', 'arrived_solution_withdrawn', 'arrived_solution_read'],
  reactions: solutionReactions,
  constraints: {
    solution_one_per_team: 'solution_exists',
    seat_one_per_person: 'already_in_a_team',
    member_once: 'already_invited',
    solution_signature_asked_once: 'signature_asked',
  },
};
