import { InquiryState } from '@jiebang/contract/deals/inquiries/inquiry.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** What an asker can be to an inquiry. `asker`: of the organisation that asks. `holder`: of the one whose achievement it is. */
export type InquiryPart = 'asker' | 'holder' | 'clock';

/** The life of an inquiry about a public achievement (product: §8, §9). */
export const inquiryLife = lifecycle({
  noun: 'inquiry',
  table: 'deals.inquiry',
  states: InquiryState.options,
  rows: [
    {
      action: 'ask',
      from: [],
      to: 'asked',
      by: ['asker'],
      when: ['asker_verified', 'not_own', 'within_limits'],
      fact: 'inquiry_asked',
    },
    { action: 'withdraw', from: ['asked'], to: 'withdrawn', by: ['asker'], fact: 'inquiry_withdrawn' },
    {
      action: 'accept',
      from: ['asked'],
      to: 'accepted',
      by: ['holder'],
      when: ['not_own', 'asker_verified'],
      fact: 'inquiry_accepted',
    },
    { action: 'decline', from: ['asked'], to: 'declined', by: ['holder'], when: ['not_own'], fact: 'inquiry_declined' },
    { action: 'lapse', from: ['asked'], to: 'lapsed', by: ['clock'], when: ['over'], fact: 'inquiry_lapsed' },
  ],
} satisfies Lifecycle<InquiryState, string, InquiryPart>);

export type InquiryAction = (typeof inquiryLife.rows)[number]['action'];
