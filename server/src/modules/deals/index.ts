import { dealRefusals } from '@jiebang/contract/deals/refusals.ts';
import type { Module } from '#platform/module.ts';
import { dealLife } from './lifecycle.ts';
import { merging } from './queries/merging.ts';
import { personal } from './queries/personal.ts';
import { dealReactions, suspensions } from './reactions.ts';
import { dealServed } from './routes.ts';

export { sidesOf } from './access.ts';
export { audienceOf as audienceOfDeal, partiesOf } from './actions/move.ts';
export { openDeal } from './actions/open-deal.ts';
export { standing } from './lifecycle.ts';
export { contractForCheck, contractOf } from './queries/deals.ts';
export { dealsOfContest } from './queries/of-contest.ts';
export { dealsOfOrganisation } from './queries/of-organisation.ts';
export { pointers } from './queries/pointers.ts';
export { dealRuleReach } from './queries/rule-reach.ts';
export { tasks } from './queries/tasks.ts';
export { waiting } from './queries/waiting.ts';
export {
  type DealRow,
  dealsById,
  dealsOfViewer,
  findDeal as dealById,
  findDealOfNeed as dealOfNeed,
  lockDeal,
} from './store.ts';

/** 供需对接: from a definitive result to a signed contract and its end. */
export const deals: Module = {
  name: 'deals',
  personal,
  merging,
  routes: dealServed,
  lifecycles: [dealLife],
  refusals: dealRefusals,
  constraints: {
    one_deal_of_need: 'one_deal_of_need',
    deal_of_solution: 'one_deal_of_need',
    contract_by_two_people: 'own_entry',
  },
  facts: Object.values(suspensions),
  reactions: dealReactions,
};
