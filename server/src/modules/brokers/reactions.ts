import type { DueMove, Reaction } from '#platform/module.ts';
import { disputeOverdue, voidAttribution } from './attribution/actions/move.ts';
import { openAttribution } from './attribution/actions/open.ts';
import { attributionsOverdue } from './attribution/store.ts';
import { discloseBothSides } from './mandate/actions/disclose.ts';
import { endPastMandate } from './mandate/actions/move.ts';
import { mandatesPastEnd } from './mandate/store.ts';
import { postPoints, reversePoints } from './points/actions/post.ts';

export const brokerReactions: readonly Reaction[] = [
  {
    name: 'brokers.open_attribution',
    on: ['contract_confirmed'],
    run: async (tx, { data }) => {
      if (typeof data['need'] === 'string') await openAttribution(tx, data['need']);
    },
  },
  {
    name: 'brokers.disclose_both_sides',
    on: ['solutions_opened', 'solution_arrived'],
    run: async (tx, { subject, data }) => {
      await discloseBothSides(tx, typeof data['need'] === 'string' ? data['need'] : subject);
    },
  },
  {
    name: 'brokers.post_points',
    on: ['contract_confirmed', 'deal_registered', 'deal_paid', 'certificate_issued'],
    run: async (tx, { data }, platform) => {
      if (typeof data['need'] === 'string') await postPoints(tx, platform, data['need']);
    },
  },
  {
    name: 'brokers.reverse_points',
    on: ['deal_voided', 'deal_related_declared'],
    run: async (tx, { data }, platform) => {
      const { need } = data;
      if (typeof need !== 'string') return;
      await voidAttribution(tx, need);
      await reversePoints(tx, platform, need);
    },
  },
];

export const brokerDueMoves: readonly DueMove[] = [
  { name: 'brokers.dispute', find: ({ db }, limit) => attributionsOverdue(db, limit), run: disputeOverdue },
  { name: 'brokers.end_mandate', find: ({ db }, limit) => mandatesPastEnd(db, limit), run: endPastMandate },
];
