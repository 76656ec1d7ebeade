import type { RealNameState } from '@jiebang/contract/identity/real-name/real-name.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** What an asker can be to a verification. `decider`: who verifies organisations too. `clock`: an account is being deleted. */
export type RealNamePart = 'self' | 'decider' | 'clock';

/** 实名认证 of a person (product.md §3). */
export const realNameLife = lifecycle({
  noun: 'real_name',
  table: 'identity.real_name',
  states: ['unverified', 'pending', 'verified', 'returned', 'suspended'],
  rows: [
    { action: 'begin', from: [], to: 'unverified', by: ['self'], fact: 'real_name_begun' },
    {
      action: 'add_picture',
      from: ['unverified'],
      to: 'unverified',
      by: ['self'],
      fact: 'real_name_picture_added',
    },
    { action: 'add_picture', from: ['returned'], to: 'returned', by: ['self'], fact: 'real_name_picture_added' },
    {
      action: 'ask',
      from: ['unverified', 'returned'],
      to: 'pending',
      by: ['self'],
      when: ['number_fits', 'pictured'],
      fact: 'real_name_asked',
    },
    {
      action: 'withdraw',
      from: ['pending', 'returned', 'verified'],
      to: 'unverified',
      by: ['self', 'clock'],
      fact: 'real_name_withdrawn',
    },
    {
      action: 'take',
      from: ['pending'],
      to: 'pending',
      by: ['decider'],
      when: ['not_own', 'free'],
      fact: 'real_name_taken',
    },
    {
      action: 'verify',
      from: ['pending'],
      to: 'verified',
      by: ['decider'],
      when: ['not_own', 'taken'],
      fact: 'real_name_verified',
    },
    {
      action: 'return',
      from: ['pending'],
      to: 'returned',
      by: ['decider'],
      when: ['not_own', 'taken'],
      fact: 'real_name_returned',
    },
    {
      action: 'suspend',
      from: ['verified'],
      to: 'suspended',
      by: ['decider'],
      when: ['not_own'],
      fact: 'real_name_suspended',
    },
    {
      action: 'reinstate',
      from: ['suspended'],
      to: 'verified',
      by: ['decider'],
      when: ['not_own', 'not_deleted'],
      fact: 'real_name_reinstated',
    },
  ],
} satisfies Lifecycle<RealNameState, string, RealNamePart>);

export type RealNameAction = (typeof realNameLife.rows)[number]['action'];
