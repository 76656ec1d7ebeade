import type { AccessState, ConfidentialState } from '@jiebang/contract/needs/confidential/text.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** What an asker can be to a confidential text. `owner`: a member of the organisation whose need it is about. `staff`: of its contest. */
export type ConfidentialPart = 'owner' | 'staff';

/** The life of a need's confidential text (product: §5 Three levels of disclosure). */
export const confidentialLife = lifecycle({
  noun: 'confidential',
  table: 'needs.confidential',
  states: ['draft', 'open', 'closed'],
  rows: [
    {
      action: 'write',
      from: [],
      to: 'draft',
      by: ['owner'],
      when: ['need_goes_on'],
      fact: 'confidential_drafted',
    },
    {
      action: 'edit',
      from: ['draft'],
      to: 'draft',
      by: ['owner'],
      when: ['need_goes_on'],
      fact: 'confidential_edited',
    },
    { action: 'edit', from: ['open'], to: 'open', by: ['owner'], when: ['need_goes_on'], fact: 'confidential_edited' },
    {
      action: 'edit',
      from: ['closed'],
      to: 'closed',
      by: ['owner'],
      when: ['need_goes_on'],
      fact: 'confidential_edited',
    },
    {
      action: 'offer',
      from: ['draft', 'closed'],
      to: 'open',
      by: ['owner'],
      when: ['need_goes_on', 'words_newest', 'signatory'],
      fact: 'confidential_offered',
    },
    {
      action: 'release',
      from: ['open'],
      to: 'open',
      by: ['owner'],
      when: ['need_goes_on', 'changed', 'words_newest', 'signatory'],
      fact: 'confidential_released',
    },
    { action: 'close', from: ['open'], to: 'closed', by: ['owner'], fact: 'confidential_closed' },
    {
      action: 'inspect',
      from: ['open'],
      to: 'open',
      by: ['staff'],
      when: ['independent', 'open_to_staff', 'need_goes_on'],
      fact: 'confidential_inspected',
    },
  ],
} satisfies Lifecycle<ConfidentialState, string, ConfidentialPart>);

export type ConfidentialAction = (typeof confidentialLife.rows)[number]['action'];

/** What an asker can be to an access: whose it is, who gives it, or the time. */
export type DisclosurePart = 'solver' | 'owner' | 'clock';

/** The life of one person's access to a confidential text, for one organisation: called a disclosure in code, since access.ts says who may. */
export const disclosureLife = lifecycle({
  noun: 'disclosure',
  table: 'needs.disclosure',
  states: ['asked', 'granted', 'declined', 'ended', 'withdrawn', 'lapsed'],
  rows: [
    {
      action: 'ask',
      from: [],
      to: 'asked',
      by: ['solver'],
      when: ['not_own', 'open_to_ask', 'taking', 'verified', 'by_approval', 'terms_given'],
      fact: 'disclosure_asked',
    },
    {
      action: 'enter',
      from: [],
      to: 'granted',
      by: ['solver'],
      when: ['not_own', 'open_to_me', 'taking', 'verified', 'by_terms', 'terms_given'],
      fact: 'disclosure_entered',
    },
    {
      action: 'grant',
      from: ['asked', 'declined', 'ended'],
      to: 'granted',
      by: ['owner'],
      when: ['readable', 'reader_kept', 'reader_verified'],
      fact: 'disclosure_granted',
    },
    { action: 'decline', from: ['asked'], to: 'declined', by: ['owner'], fact: 'disclosure_declined' },
    { action: 'end', from: ['granted'], to: 'ended', by: ['owner'], fact: 'disclosure_ended' },
    {
      action: 'accept',
      from: ['asked'],
      to: 'asked',
      by: ['solver'],
      when: ['not_own', 'open_to_ask', 'verified', 'terms_given'],
      fact: 'disclosure_terms_accepted',
    },
    {
      action: 'accept',
      from: ['granted'],
      to: 'granted',
      by: ['solver'],
      when: ['not_own', 'open_to_me', 'verified', 'terms_given'],
      fact: 'disclosure_terms_accepted',
    },
    {
      action: 'read',
      from: ['granted'],
      to: 'granted',
      by: ['solver'],
      when: ['not_own', 'open_to_me', 'verified', 'terms_accepted'],
      fact: 'disclosure_read',
    },
    { action: 'leave', from: ['asked', 'granted'], to: 'withdrawn', by: ['solver'], fact: 'disclosure_withdrawn' },
    { action: 'lapse', from: ['asked'], to: 'lapsed', by: ['clock'], when: ['over'], fact: 'disclosure_lapsed' },
  ],
} satisfies Lifecycle<AccessState, string, DisclosurePart>);

export type DisclosureAction = (typeof disclosureLife.rows)[number]['action'];
