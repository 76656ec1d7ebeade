import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What the rules of a broker's profile look at. */
export type BrokerContext = {
  /** Of the agency that the broker wants to join. */
  readonly agencyListed: boolean;
  /** Whether the broker is a member of that agency's organisation: both sides agreed by invitation. */
  readonly ofTheAgency: boolean;
  readonly affiliated: boolean;
  /** Whether the asker is the broker, or of the broker's agency. */
  readonly ofOwnAgency: boolean;
};

/** The named rules of a broker's profile. */
export const brokerRules = {
  agency_listed: ({ agencyListed }) => (agencyListed ? null : refuse('agency_not_listed')),
  of_the_agency: ({ ofTheAgency }) => (ofTheAgency ? null : refuse('not_of_this_agency')),
  affiliated: ({ affiliated }) => (affiliated ? null : refuse('not_affiliated')),
  independent: ({ ofOwnAgency }) => (ofOwnAgency ? refuse('forbidden') : null),
} satisfies Rules<string, BrokerContext>;
