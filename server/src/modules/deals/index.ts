import { dealRefusals } from '@jiebang/contract/deals/refusals.ts';
import type { Module } from '#platform/module.ts';
import { inquiryLife } from './inquiry/lifecycle.ts';
import { inquiryDueMoves } from './inquiry/reactions.ts';
import { inquiryServed } from './inquiry/routes.ts';
import { dealLife } from './lifecycle.ts';
import { merging } from './queries/merging.ts';
import { personal } from './queries/personal.ts';
import { dealReactions, suspensions } from './reactions.ts';
import { dealServed } from './routes.ts';

export { sidesOf } from './access.ts';
export { audienceOf as audienceOfDeal, partiesOf } from './actions/move.ts';
export { openDeal } from './actions/open-deal.ts';
export { standing } from './lifecycle.ts';
export {
  contestDeal as dealById,
  contestDealOfNeed as dealOfNeed,
  contestDealsById as dealsById,
  contestDealsOfViewer as dealsOfViewer,
  lockContestDeal as lockDeal,
} from './queries/contest-deals.ts';
export { contractForCheck, contractOf } from './queries/deals.ts';
export { dealsOfContest } from './queries/of-contest.ts';
export { dealsOfOrganisation } from './queries/of-organisation.ts';
export { pointers } from './queries/pointers.ts';
export { dealRuleReach } from './queries/rule-reach.ts';
export { tasks } from './queries/tasks.ts';
export { waiting } from './queries/waiting.ts';
export type { ContestDeal as DealRow } from './store.ts';

/** 供需对接: from a definitive result to a signed contract and its end. */
export const deals: Module = {
  name: 'deals',
  personal,
  merging,
  routes: [...dealServed, ...inquiryServed],
  lifecycles: [dealLife, inquiryLife],
  refusals: dealRefusals,
  constraints: {
    one_deal_of_need: 'one_deal_of_need',
    one_deal_of_inquiry: 'not_in_this_state',
    inquiry_open_once: 'inquiry_open',
    deal_of_solution: 'one_deal_of_need',
    contract_by_two_people: 'own_entry',
  },
  facts: Object.values(suspensions),
  reactions: dealReactions,
  dueMoves: inquiryDueMoves,
};
