import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What the rules of a listing look at. */
export type AgencyContext = {
  readonly kind: string;
  readonly organisationVerified: boolean;
  /** Whether the asker belongs to the agency's organisation. */
  readonly ofOwnOrganisation: boolean;
};

/** The named rules of an agency's listing. */
export const agencyRules = {
  agency_kind: ({ kind }) => (kind === 'agency' ? null : refuse('not_an_agency')),
  verified: ({ organisationVerified }) => (organisationVerified ? null : refuse('agency_not_verified')),
  independent: ({ ofOwnOrganisation }) => (ofOwnOrganisation ? refuse('forbidden') : null),
} satisfies Rules<string, AgencyContext>;
