import { brokerRefusals } from '@jiebang/contract/brokers/refusals.ts';
import type { Module } from '#platform/module.ts';
import { agencyLife } from './agency/lifecycle.ts';
import { attributionLife } from './attribution/lifecycle.ts';
import { brokerLife } from './broker/lifecycle.ts';
import { conversionLife } from './conversion/lifecycle.ts';
import { payeePurpose } from './conversion/payee/store.ts';
import { mandateLife } from './mandate/lifecycle.ts';
import { merging } from './queries/merging.ts';
import { personal } from './queries/personal.ts';
import { brokerDueMoves, brokerReactions } from './reactions.ts';
import { brokerServed } from './routes.ts';

export { agenciesById } from './agency/store.ts';
export { mandatesOfOrganisation } from './mandate/queries/of-organisation.ts';
export { pointsOf, standings } from './points/queries/leaderboard.ts';
export { type MatchableBroker, matchableBrokers } from './queries/matchable.ts';
export { pointers } from './queries/pointers.ts';
export { conversionRuleReach } from './queries/rule-reach.ts';
export { tasks } from './queries/tasks.ts';
export { waiting } from './queries/waiting.ts';

/** 技术经理人与积分: agencies, brokers, mandates, whose contribution counts, the ledger of points, the year-end conversion. */
export const brokers: Module = {
  name: 'brokers',
  personal,
  merging,
  wrapped: [{ table: 'brokers.payee_account', key: 'person', column: 'sealed', purpose: payeePurpose }],
  routes: brokerServed,
  lifecycles: [agencyLife, brokerLife, mandateLife, attributionLife, conversionLife],
  refusals: brokerRefusals,
  facts: ['mandate_both_sides'],
  constraints: {
    agency_once: 'agency_exists',
    broker_once: 'broker_exists',
    affiliation_one_at_a_time: 'changed_meanwhile',
    mandate_once: 'mandate_exists',
    attribution_shares_whole: 'shares_wrong',
    points_once_per_need: 'points_already_posted',
    points_reversed_once: 'already_reversed',
    conversion_once: 'conversion_exists',
  },
  reactions: brokerReactions,
  dueMoves: brokerDueMoves,
};
