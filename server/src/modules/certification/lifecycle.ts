import type { ApplicationState } from '@jiebang/contract/certification/certificate.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/**
 * What an asker can be to an application. `owner`, `solver`: a party's person. `certifier`: of the exchange. `journey`: the
 * deal itself, when it is voided.
 */
export type CertificationPart = 'owner' | 'solver' | 'certifier' | 'journey';

const parties = ['owner', 'solver'] as const;

/** The life of an application for 交易鉴证 and of the certificate that comes of it (product: §13). */
export const applicationLife = lifecycle({
  noun: 'application',
  table: 'certification.application',
  states: ['applied', 'under_check', 'returned', 'withdrawn', 'issued', 'revoked'],
  rows: [
    {
      action: 'apply',
      from: [],
      to: 'applied',
      by: parties,
      when: ['contract_confirmed', 'deal_standing'],
      fact: 'certification_applied',
    },
    { action: 'add_material', from: ['applied'], to: 'applied', by: parties, fact: 'certification_material_added' },
    { action: 'add_material', from: ['returned'], to: 'returned', by: parties, fact: 'certification_material_added' },
    { action: 'choose', from: ['applied'], to: 'applied', by: parties, fact: 'certification_amount_chosen' },
    { action: 'choose', from: ['under_check'], to: 'under_check', by: parties, fact: 'certification_amount_chosen' },
    { action: 'choose', from: ['returned'], to: 'returned', by: parties, fact: 'certification_amount_chosen' },
    {
      action: 'take',
      from: ['applied'],
      to: 'under_check',
      by: ['certifier'],
      when: ['independent'],
      fact: 'certification_check_began',
    },
    {
      action: 'return',
      from: ['under_check'],
      to: 'returned',
      by: ['certifier'],
      when: ['independent'],
      fact: 'certification_returned',
    },
    {
      action: 'resubmit',
      from: ['returned'],
      to: 'applied',
      by: parties,
      when: ['deal_standing'],
      fact: 'certification_resubmitted',
    },
    {
      action: 'withdraw',
      from: ['applied', 'returned'],
      to: 'withdrawn',
      by: parties,
      fact: 'certification_withdrawn',
    },
    {
      action: 'issue',
      from: ['under_check'],
      to: 'issued',
      by: ['certifier'],
      when: ['independent', 'of_exchange', 'deal_standing', 'checked'],
      fact: 'certificate_issued',
    },
    {
      action: 'revoke',
      from: ['issued'],
      to: 'revoked',
      by: ['certifier', 'journey'],
      when: ['independent'],
      fact: 'certificate_revoked',
    },
  ],
} satisfies Lifecycle<ApplicationState, string, CertificationPart>);

export type ApplicationAction = (typeof applicationLife.rows)[number]['action'];
