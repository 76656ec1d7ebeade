import { z } from 'zod';
import { pageQuery } from '../http/paging.ts';
import { Can } from '../http/problem.ts';
import { Id, Instant, line, RegionCode, text, Version } from '../http/scalars.ts';

export const OrganisationKind = z.enum([
  'enterprise',
  'university',
  'institute',
  'agency',
  'organiser',
  'authority',
  'exchange',
  'venue_host',
]);
export const EnterpriseSize = z.enum(['large', 'medium', 'small', 'micro']);
export const OrganisationState = z.enum(['unverified', 'pending', 'verified', 'returned', 'suspended']);

/** What everyone may know of an organisation. `region` is null overseas and outside the Delta. */
export const OrganisationCard = z.strictObject({
  id: Id,
  name: z.string(),
  nameEn: z.string().nullable(),
  kind: OrganisationKind,
  size: EnterpriseSize.nullable(),
  region: RegionCode.nullable(),
  country: z.string(),
  verified: z.boolean(),
});
export type OrganisationCard = z.infer<typeof OrganisationCard>;

/**
 * What is typed to choose an organisation: a part of its name in either language, of at least two characters, or its whole
 * unified social credit code or registration number.
 */
export const OrganisationSearch = z.strictObject({
  ...pageQuery,
  text: line(100).pipe(z.string().min(2)),
  kind: OrganisationKind.optional(),
});

/**
 * What a member writes of its organisation. A mainland one (`CN`) has a unified social credit code and, within the Delta, a
 * region; an overseas one a registration number. Only an enterprise has a size. What does not fit is refused by field.
 */
export const OrganisationInput = z.strictObject({
  kind: OrganisationKind,
  size: EnterpriseSize.nullable(),
  name: line(100),
  nameEn: line(200).nullable(),
  intro: text(1000).nullable(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable(),
  country: z.string().regex(/^[A-Z]{2}$/),
  uscc: line(40).nullable(),
  region: RegionCode.nullable(),
  registrationNumber: line(60).nullable(),
});
export type OrganisationInput = z.infer<typeof OrganisationInput>;

/** An organisation as its members and those who verify it see it. */
export const Organisation = z.strictObject({
  id: Id,
  version: Version,
  state: OrganisationState,
  kind: OrganisationKind,
  size: EnterpriseSize.nullable(),
  name: z.string(),
  nameEn: z.string().nullable(),
  intro: z.string().nullable(),
  website: z.string().nullable(),
  country: z.string(),
  uscc: z.string().nullable(),
  region: RegionCode.nullable(),
  registrationNumber: z.string().nullable(),
  authorisedPerson: z.string().nullable(),
  mandateFile: Id.nullable(),
  /** Why it was returned or suspended; null otherwise. */
  reason: z.string().nullable(),
  movedAt: Instant,
  can: z.partialRecord(z.enum(['edit', 'ask_verification', 'verify', 'return', 'suspend', 'reinstate', 'invite']), Can),
});
export type Organisation = z.infer<typeof Organisation>;

export const Member = z.strictObject({
  person: Id,
  name: z.string(),
  nameEn: z.string().nullable(),
  role: z.enum(['member', 'admin']),
  joinedAt: Instant,
});
export const Invitation = z.strictObject({
  id: Id,
  email: z.string(),
  role: z.enum(['member', 'admin']),
  expiresAt: Instant,
});
