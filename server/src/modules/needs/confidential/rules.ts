import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Signing, signingRules, wordsRules } from '#kernel/viewer.ts';
import { goingStates, readableStates } from './config.ts';

/** What the rules of a confidential text look at. */
export type ConfidentialContext = {
  /** Whether the asker signs for the organisation whose need it is. */
  readonly signing: Signing;
  /** The state of its need. */
  readonly needState: string;
  /** Whether what is written differs from what was offered last. */
  readonly changed: boolean;
  /** Whether the one who acts belongs to the organisation whose need it is, or to one that is kept out. */
  readonly ofOwnOrganisation: boolean;
  readonly excluded: boolean;
  /** Whether the declaration that is signed is no longer the newest. */
  readonly outdated: readonly 'declaration'[];
};

/** The named rules of a confidential text's lifecycle. */
export const confidentialRules = {
  ...signingRules,
  ...wordsRules,
  need_goes_on: ({ needState }) => (goingStates.includes(needState) ? null : refuse('confidential_over')),
  changed: ({ changed }) => (changed ? null : refuse('confidential_unchanged')),
  independent: ({ ofOwnOrganisation }) => (ofOwnOrganisation ? refuse('own_organisation') : null),
  open_to_staff: ({ excluded }) => (excluded ? refuse('confidential_not_open') : null),
} satisfies Rules<string, ConfidentialContext>;

/** What the rules of an access look at. */
export type DisclosureContext = {
  readonly needState: string;
  /** Whether the need takes solutions at this moment. */
  readonly taking: boolean;
  /** Whether the text is offered, and whether its owner approves each reader: always, once it keeps anyone out. */
  readonly offered: boolean;
  readonly approval: boolean;
  /** Whether the one who acts is of the owner's organisation; of one that is kept out; was declined before, or its access ended. */
  readonly ofOwnOrganisation: boolean;
  readonly excluded: boolean;
  readonly refusedBefore: boolean;
  /** Whether the one who acts is a member of the access's organisation, and that is verified. */
  readonly verified: boolean;
  /** The same of the reader, where its owner acts. */
  readonly readerExcluded: boolean;
  readonly readerVerified: boolean;
  /** The hashes of the terms of now, of those that are accepted with this act, and whether the present ones were accepted. */
  readonly terms: string | null;
  readonly termsGiven: string | null;
  readonly termsAccepted: boolean;
};

const isReadable = ({ offered, needState }: DisclosureContext) => offered && readableStates.includes(needState);

/**
 * The named rules of an access. Who is kept out asks as anyone does, and waits as for an owner who does not answer. Being kept out
 * later, declined, ended, and an offer that is over are one refusal: none tells of another.
 */
export const disclosureRules = {
  not_own: ({ ofOwnOrganisation }) => (ofOwnOrganisation ? refuse('own_organisation') : null),
  open_to_ask: (context) => (context.refusedBefore || !isReadable(context) ? refuse('confidential_not_open') : null),
  open_to_me: (context) =>
    context.excluded || context.refusedBefore || !isReadable(context) ? refuse('confidential_not_open') : null,
  taking: ({ taking }) => (taking ? null : refuse('confidential_not_open')),
  verified: ({ verified }) => (verified ? null : refuse('reader_not_verified')),
  by_approval: ({ approval }) => (approval ? null : refuse('changed_meanwhile')),
  by_terms: ({ approval }) => (approval ? refuse('changed_meanwhile') : null),
  terms_given: ({ terms, termsGiven }) =>
    terms !== null && terms === termsGiven
      ? null
      : refuse('terms_changed', { fields: [{ path: 'terms', code: 'stale' }] }),
  readable: (context) => (isReadable(context) ? null : refuse('confidential_over')),
  reader_kept: ({ readerExcluded }) => (readerExcluded ? refuse('reader_excluded') : null),
  reader_verified: ({ readerVerified }) => (readerVerified ? null : refuse('reader_not_verified')),
  terms_accepted: ({ termsAccepted }) => (termsAccepted ? null : refuse('terms_not_accepted')),
  over: (context) => (isReadable(context) && context.taking ? refuse('deadline_not_reached') : null),
} satisfies Rules<string, DisclosureContext>;
