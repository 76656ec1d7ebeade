import type { BrokerState } from '@jiebang/contract/brokers/broker.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** What an asker can be to a broker's profile. */
export type BrokerPart = 'self' | 'organiser';

/** A broker's right to act. Business unrelated to the contest can cost it (product: §10). */
export const brokerLife = lifecycle({
  noun: 'broker',
  table: 'brokers.broker',
  states: ['active', 'suspended'],
  rows: [
    { action: 'register', from: [], to: 'active', by: ['self'], fact: 'broker_registered' },
    { action: 'edit', from: ['active'], to: 'active', by: ['self'], fact: 'broker_edited' },
    {
      action: 'affiliate',
      from: ['active'],
      to: 'active',
      by: ['self'],
      when: ['agency_listed', 'of_the_agency'],
      fact: 'broker_affiliated',
    },
    { action: 'leave', from: ['active'], to: 'active', by: ['self'], when: ['affiliated'], fact: 'broker_left_agency' },
    {
      action: 'suspend',
      from: ['active'],
      to: 'suspended',
      by: ['organiser'],
      when: ['independent'],
      fact: 'broker_suspended',
    },
    {
      action: 'reinstate',
      from: ['suspended'],
      to: 'active',
      by: ['organiser'],
      when: ['independent'],
      fact: 'broker_reinstated',
    },
  ],
} satisfies Lifecycle<BrokerState, string, BrokerPart>);

export type BrokerAction = (typeof brokerLife.rows)[number]['action'];
