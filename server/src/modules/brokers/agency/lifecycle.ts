import type { AgencyState } from '@jiebang/contract/brokers/agency.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** What an asker can be to an agency's listing. `agency`: an administrator of its organisation. */
export type AgencyPart = 'agency' | 'organiser';

/** The listing of an agency in 服务机构库 (product: §10). */
export const agencyLife = lifecycle({
  noun: 'agency',
  table: 'brokers.agency',
  states: ['applied', 'listed', 'returned', 'delisted'],
  rows: [
    {
      action: 'apply',
      from: [],
      to: 'applied',
      by: ['agency'],
      when: ['agency_kind', 'verified'],
      fact: 'agency_applied',
    },
    {
      action: 'reapply',
      from: ['returned', 'delisted'],
      to: 'applied',
      by: ['agency'],
      when: ['verified'],
      fact: 'agency_applied',
    },
    {
      action: 'list',
      from: ['applied'],
      to: 'listed',
      by: ['organiser'],
      when: ['independent', 'verified'],
      fact: 'agency_listed',
    },
    {
      action: 'return',
      from: ['applied'],
      to: 'returned',
      by: ['organiser'],
      when: ['independent'],
      fact: 'agency_returned',
    },
    { action: 'delist', from: ['listed'], to: 'delisted', by: ['agency', 'organiser'], fact: 'agency_delisted' },
  ],
} satisfies Lifecycle<AgencyState, string, AgencyPart>);

export type AgencyAction = (typeof agencyLife.rows)[number]['action'];
