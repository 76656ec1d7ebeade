import { lifecycle } from '#kernel/lifecycle.ts';

/** 主体认证 of an organisation (product.md §3). A `decider` verifies organisations: the platform's administrators and organisers. */
export const organisationLife = lifecycle({
  noun: 'organisation',
  table: 'identity.organisation',
  states: ['unverified', 'pending', 'verified', 'returned', 'suspended'],
  rows: [
    { action: 'create', from: [], to: 'unverified', by: ['person'], when: ['complete'], fact: 'organisation_created' },
    {
      action: 'edit',
      from: ['unverified'],
      to: 'unverified',
      by: ['own_admin'],
      when: ['complete'],
      fact: 'organisation_edited',
    },
    {
      action: 'edit',
      from: ['returned'],
      to: 'returned',
      by: ['own_admin'],
      when: ['complete'],
      fact: 'organisation_edited',
    },
    {
      action: 'ask_verification',
      from: ['unverified', 'returned'],
      to: 'pending',
      by: ['own_admin'],
      when: ['complete', 'documented'],
      fact: 'organisation_verification_asked',
    },
    {
      action: 'verify',
      from: ['pending'],
      to: 'verified',
      by: ['decider'],
      when: ['not_own'],
      fact: 'organisation_verified',
    },
    {
      action: 'return',
      from: ['pending'],
      to: 'returned',
      by: ['decider'],
      when: ['not_own'],
      fact: 'organisation_returned',
    },
    {
      action: 'suspend',
      from: ['verified'],
      to: 'suspended',
      by: ['decider'],
      when: ['not_own'],
      fact: 'organisation_suspended',
    },
    {
      action: 'reinstate',
      from: ['suspended'],
      to: 'verified',
      by: ['decider'],
      when: ['not_own'],
      fact: 'organisation_reinstated',
    },
  ],
});
