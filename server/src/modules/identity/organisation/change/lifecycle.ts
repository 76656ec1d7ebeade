import { lifecycle } from '#kernel/lifecycle.ts';

/**
 * 变更申请: a change of what was verified of an organisation. A `decider` is who verifies organisations; a `merger` ends what is open in an
 * organisation that goes into another.
 */
export const changeLife = lifecycle({
  noun: 'organisation_change',
  table: 'identity.organisation_change',
  states: ['draft', 'pending', 'returned', 'approved', 'withdrawn'],
  rows: [
    {
      action: 'begin',
      from: [],
      to: 'draft',
      by: ['own_admin'],
      when: ['verified', 'registered', 'none_open', 'different', 'complete'],
      fact: 'organisation_change_begun',
    },
    {
      action: 'edit',
      from: ['draft'],
      to: 'draft',
      by: ['own_admin'],
      when: ['different', 'complete'],
      fact: 'organisation_change_edited',
    },
    {
      action: 'edit',
      from: ['returned'],
      to: 'returned',
      by: ['own_admin'],
      when: ['different', 'complete'],
      fact: 'organisation_change_edited',
    },
    {
      action: 'ask',
      from: ['draft', 'returned'],
      to: 'pending',
      by: ['own_admin'],
      when: ['verified', 'different', 'complete', 'documented'],
      fact: 'organisation_change_asked',
    },
    {
      action: 'approve',
      from: ['pending'],
      to: 'approved',
      by: ['decider'],
      when: ['not_own', 'verified'],
      fact: 'organisation_change_approved',
    },
    {
      action: 'return',
      from: ['pending'],
      to: 'returned',
      by: ['decider'],
      when: ['not_own'],
      fact: 'organisation_change_returned',
    },
    {
      action: 'withdraw',
      from: ['draft', 'pending', 'returned'],
      to: 'withdrawn',
      by: ['own_admin', 'merger'],
      fact: 'organisation_change_withdrawn',
    },
  ],
});

export type ChangeAction = (typeof changeLife.rows)[number]['action'];
