import type { NominationState } from '@jiebang/contract/awards/award.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

export type NominationPart = 'organiser' | 'clock';

/** From a nomination to an award (product: §10): decided within quota and pool, noticed, definitive. */
export const nominationLife = lifecycle({
  noun: 'nomination',
  table: 'awards.nomination',
  states: ['nominated', 'decided', 'noticed', 'definitive', 'struck'],
  rows: [
    {
      action: 'nominate',
      from: [],
      to: 'nominated',
      by: ['organiser'],
      when: ['candidate', 'recipient_verified'],
      fact: 'award_nominated',
    },
    {
      action: 'decide',
      from: ['nominated'],
      to: 'decided',
      by: ['organiser'],
      when: ['uninvolved', 'candidate', 'money_allowed'],
      fact: 'award_decided',
    },
    {
      action: 'notice',
      from: ['decided'],
      to: 'noticed',
      by: ['organiser'],
      when: ['quota_met'],
      fact: 'award_noticed',
    },
    {
      action: 'settle',
      from: ['noticed'],
      to: 'definitive',
      by: ['clock'],
      when: ['notice_over'],
      fact: 'award_definitive',
    },
    {
      action: 'strike',
      from: ['nominated', 'decided', 'noticed'],
      to: 'struck',
      by: ['organiser'],
      when: ['uninvolved'],
      fact: 'award_struck',
    },
  ],
} satisfies Lifecycle<NominationState, string, NominationPart>);

export type NominationAction = (typeof nominationLife.rows)[number]['action'];
