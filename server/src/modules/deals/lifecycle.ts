import type { DealState } from '@jiebang/contract/deals/deal.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/**
 * What an asker can be to a deal. `owner`, `solver`, `agency`: a member of that party's organisation. `organiser`: of its
 * contest. `journey`: a definitive result, both sides of a meeting who go on, or an inquiry that was accepted.
 */
export type DealPart = 'owner' | 'solver' | 'agency' | 'organiser' | 'journey';

/** The states in which a contract stands. */
export const standing = ['signed', 'performing', 'accepted', 'closed'] as const satisfies readonly DealState[];
/** The states in which the parties talk: all but the two dead ends. */
export const talking = ['intent', 'negotiating', ...standing] as const satisfies readonly DealState[];

const parties = ['owner', 'solver'] as const;
const everyParty = ['owner', 'solver', 'agency'] as const;

/** What is done without moving: a row for each state in which it may be. */
function stays<const A extends string, const B extends DealPart, const W extends string = never>(
  states: readonly DealState[],
  row: { readonly action: A; readonly by: readonly B[]; readonly when?: readonly W[]; readonly fact: string },
) {
  return states.map((state) => ({ ...row, from: [state], to: state }));
}

/** The life of a deal (product: §8). */
export const dealLife = lifecycle({
  noun: 'deal',
  table: 'deals.deal',
  states: ['intent', 'negotiating', 'signed', 'performing', 'accepted', 'closed', 'failed', 'void'],
  rows: [
    { action: 'open', from: [], to: 'intent', by: ['journey'], fact: 'deal_opened' },
    { action: 'begin', from: ['intent'], to: 'negotiating', by: parties, fact: 'deal_negotiation_began' },
    {
      action: 'enter_contract',
      from: ['negotiating'],
      to: 'negotiating',
      by: parties,
      when: ['contract_sound', 'agency_known', 'border_declared', 'seller_noticed', 'signatory'],
      fact: 'contract_entered',
    },
    {
      action: 'confirm_contract',
      from: ['negotiating'],
      to: 'signed',
      by: parties,
      when: ['contract_entered', 'by_the_other_side', 'signatory'],
      fact: 'contract_confirmed',
    },
    { action: 'perform', from: ['signed'], to: 'performing', by: parties, fact: 'deal_performance_began' },
    {
      action: 'accept',
      from: ['performing'],
      to: 'accepted',
      by: ['owner'],
      when: ['signatory'],
      fact: 'deal_accepted',
    },
    { action: 'close', from: ['accepted'], to: 'closed', by: parties, fact: 'deal_completed' },
    { action: 'fail', from: ['intent', 'negotiating'], to: 'failed', by: parties, fact: 'deal_failed' },
    { action: 'void', from: standing, to: 'void', by: ['organiser'], when: ['independent'], fact: 'deal_voided' },
    ...stays(standing, { action: 'ask_void', by: parties, when: ['of_contest'], fact: 'deal_void_asked' }),
    ...stays(standing, {
      action: 'register',
      by: parties,
      when: ['not_registered', 'registration_sound'],
      fact: 'deal_registered',
    }),
    ...stays(standing, {
      action: 'record_payment',
      by: ['owner'],
      when: ['not_paid', 'payment_sound'],
      fact: 'deal_payment_recorded',
    }),
    ...stays(standing, {
      action: 'confirm_payment',
      by: ['solver'],
      when: ['payment_recorded', 'not_paid', 'by_the_payee_alone'],
      fact: 'deal_paid',
    }),
    ...stays(standing, {
      action: 'declare_related',
      by: ['owner', 'solver', 'organiser'],
      when: ['not_related'],
      fact: 'deal_related_declared',
    }),
    ...stays(talking, { action: 'meet', by: everyParty, fact: 'deal_meeting_changed' }),
    ...stays(talking, { action: 'upload', by: everyParty, fact: 'deal_document_added' }),
    ...stays(talking, { action: 'share_contact', by: parties, fact: 'deal_contact_shared' }),
  ],
} satisfies Lifecycle<DealState, string, DealPart>);

export type DealAction = (typeof dealLife.rows)[number]['action'];
