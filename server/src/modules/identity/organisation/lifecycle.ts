import { lifecycle } from '#kernel/lifecycle.ts';

/**
 * 主体认证 of an organisation (product.md §3). A `decider` verifies organisations: the platform's administrators and organisers. A `merger` is an administrator.
 * `real_name`: the verification of the person behind a natural person's own name has come or gone.
 */
export const organisationLife = lifecycle({
  noun: 'organisation',
  table: 'identity.organisation',
  states: ['unverified', 'pending', 'verified', 'returned', 'suspended', 'merged'],
  rows: [
    { action: 'create', from: [], to: 'unverified', by: ['person'], when: ['complete'], fact: 'organisation_created' },
    {
      action: 'register',
      from: [],
      to: 'verified',
      by: ['person'],
      when: ['named'],
      fact: 'holder_registered',
    },
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
    { action: 'describe', from: ['verified'], to: 'verified', by: ['own_admin'], fact: 'organisation_described' },
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
      by: ['decider', 'real_name'],
      when: ['not_own'],
      fact: 'organisation_suspended',
    },
    {
      action: 'reinstate',
      from: ['suspended'],
      to: 'verified',
      by: ['decider', 'real_name'],
      when: ['not_own', 'named'],
      fact: 'organisation_reinstated',
    },
    {
      action: 'merge',
      from: ['unverified', 'pending', 'verified', 'returned'],
      to: 'merged',
      by: ['merger'],
      when: ['not_own', 'alike', 'nothing_running'],
      fact: 'organisation_merged',
    },
  ],
});
