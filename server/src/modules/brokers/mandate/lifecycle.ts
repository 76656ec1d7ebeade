import type { MandateState } from '@jiebang/contract/brokers/mandate.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** What an asker can be to a mandate. `principal`: a member of the organisation that the broker acts for. */
export type MandatePart = 'broker' | 'principal' | 'clock';

/** The life of a mandate 委托 (product: §10): the broker offers, the principal confirms. */
export const mandateLife = lifecycle({
  noun: 'mandate',
  table: 'brokers.mandate',
  states: ['offered', 'active', 'declined', 'withdrawn', 'ended'],
  rows: [
    {
      action: 'offer',
      from: [],
      to: 'offered',
      by: ['broker'],
      when: ['may_act', 'days_ahead'],
      fact: 'mandate_offered',
    },
    {
      action: 'confirm',
      from: ['offered'],
      to: 'active',
      by: ['principal'],
      when: ['principal_is_another', 'principal_verified', 'side_true', 'not_over'],
      fact: 'mandate_confirmed',
    },
    { action: 'decline', from: ['offered'], to: 'declined', by: ['principal'], fact: 'mandate_declined' },
    { action: 'withdraw', from: ['offered'], to: 'withdrawn', by: ['broker'], fact: 'mandate_withdrawn' },
    {
      action: 'record',
      from: ['active'],
      to: 'active',
      by: ['broker'],
      when: ['may_act', 'day_within'],
      fact: 'mandate_service_recorded',
    },
    { action: 'end', from: ['active'], to: 'ended', by: ['broker', 'principal'], fact: 'mandate_ended' },
    { action: 'expire', from: ['active'], to: 'ended', by: ['clock'], when: ['over'], fact: 'mandate_ended' },
    { action: 'lapse', from: ['offered'], to: 'withdrawn', by: ['clock'], when: ['over'], fact: 'mandate_withdrawn' },
  ],
} satisfies Lifecycle<MandateState, string, MandatePart>);

export type MandateAction = (typeof mandateLife.rows)[number]['action'];
