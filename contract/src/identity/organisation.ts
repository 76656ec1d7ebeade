import { z } from 'zod';
import { pageQuery } from '../http/paging.ts';
import { Can } from '../http/problem.ts';
import { FileScan, Id, Instant, line, RegionCode, text, Version } from '../http/scalars.ts';

export const OrganisationKind = z.enum([
  'enterprise',
  'university',
  'institute',
  'agency',
  'organiser',
  'authority',
  'exchange',
  'venue_host',
  // 技术持有人: a natural person, registered by its real name alone
  'individual',
]);
export const EnterpriseSize = z.enum(['large', 'medium', 'small', 'micro']);
export const OrganisationState = z.enum(['unverified', 'pending', 'verified', 'returned', 'suspended', 'merged']);

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

/** The card with what the organisation says of itself, which is public once it is verified and as long as it is. */
export const PublicOrganisation = z.strictObject({
  ...OrganisationCard.shape,
  intro: z.string().nullable(),
  website: z.string().nullable(),
  /** Into which organisation it was merged, where it was registered twice; null where it was not. */
  mergedInto: z.strictObject({ id: Id, name: z.string() }).nullable(),
});
export type PublicOrganisation = z.infer<typeof PublicOrganisation>;

/**
 * What is typed to choose an organisation: a part of its name in either language, of at least two characters, or its whole
 * unified social credit code or registration number.
 */
export const OrganisationSearch = z.strictObject({
  ...pageQuery,
  text: line(100).pipe(z.string().min(2)),
  kind: OrganisationKind.optional(),
});

/** What those who verify look for: organisations of a state, by a part of the name or the whole number. */
export const DeskSearch = z.strictObject({
  ...pageQuery,
  state: z.union([OrganisationState, z.literal('all')]).default('pending'),
  text: line(100).optional(),
});

/**
 * What a member writes of its organisation. A mainland one (`CN`) has a unified social credit code and, within the Delta, a
 * region; an overseas one a registration number. Only an enterprise has a size. What does not fit is refused by field.
 */
export const OrganisationInput = z.strictObject({
  kind: OrganisationKind.exclude(['individual']),
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

/** What an organisation says of itself, which no paper proves and a verified one may change. */
export const OrganisationDescription = OrganisationInput.pick({ intro: true, website: true });
export type OrganisationDescription = z.infer<typeof OrganisationDescription>;

/** What an organisation is verified by: the authorised person's mandate (经办人授权) and its licence or registration. */
export const documentKinds = ['mandate', 'licence'] as const;
export const DocumentKind = z.enum(documentKinds);
export const OrganisationDocument = z.strictObject({
  id: Id,
  kind: DocumentKind,
  name: z.string(),
  /** Told by its bytes. */
  type: z.enum(['application/pdf', 'image/png', 'image/jpeg']),
  size: z.int(),
  scan: FileScan,
  at: Instant,
});
export type OrganisationDocument = z.infer<typeof OrganisationDocument>;

/** Why an organisation is returned; `other` says it in a note. */
export const FindingCode = z.enum([
  'mandate_unreadable',
  'mandate_unsealed',
  'mandate_other_person',
  'licence_unreadable',
  'licence_expired',
  'name_differs',
  'number_differs',
  'already_registered',
  'other',
]);
export const Finding = z.strictObject({ code: FindingCode, note: text(500).nullable() });
export type Finding = z.infer<typeof Finding>;
export const Findings = z
  .array(Finding)
  .min(1)
  .max(FindingCode.options.length)
  .refine((all) => new Set(all.map(({ code }) => code)).size === all.length)
  .refine((all) => all.every(({ code, note }) => code !== 'other' || note !== null));

/** One line of an organisation's history. Members read the role of staff, staff also the name (`by`). */
export const OrganisationMove = z.strictObject({
  action: z.string(),
  from: OrganisationState.nullable(),
  to: OrganisationState,
  at: Instant,
  by: z.string().nullable(),
  role: z.string(),
  reason: z.string().nullable(),
  findings: z.array(Finding),
});
export type OrganisationMove = z.infer<typeof OrganisationMove>;

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
  /** For its administrators and those who verify it; nothing for other members. */
  documents: z.array(OrganisationDocument),
  /** Why it was suspended; null otherwise. */
  reason: z.string().nullable(),
  /** Why it was returned; nothing otherwise. */
  findings: z.array(Finding),
  movedAt: Instant,
  /** Until when it is decided, while it waits for that; null otherwise. */
  due: Instant.nullable(),
  /** Into which organisation it was merged; null where it was not. */
  mergedInto: z.strictObject({ id: Id, name: z.string() }).nullable(),
  /** Organisations that were merged into it. */
  merged: z.array(z.strictObject({ id: Id, name: z.string() })),
  /** Names under which it was verified before (曾用名), the latest first, and until when each stood. */
  formerNames: z.array(z.strictObject({ name: z.string(), until: Instant })),
  can: z.partialRecord(
    z.enum(['edit', 'describe', 'ask_verification', 'verify', 'return', 'suspend', 'reinstate', 'merge', 'invite']),
    Can,
  ),
});
export type Organisation = z.infer<typeof Organisation>;

export const Member = z.strictObject({
  person: Id,
  name: z.string(),
  nameEn: z.string().nullable(),
  role: z.enum(['member', 'admin']),
  /** Whether the member has the signing right 签署权: signs what binds the organisation. */
  signs: z.boolean(),
  joinedAt: Instant,
});
/** An invitation that was neither accepted nor withdrawn; one that has expired can be sent again. */
export const Invitation = z.strictObject({
  id: Id,
  /** The address or the number that was invited, of the number `138****8000`; the other is null. */
  email: z.string().nullable(),
  mobile: z.string().nullable(),
  role: z.enum(['member', 'admin']),
  state: z.enum(['open', 'expired']),
  invitedBy: z.string(),
  sentAt: Instant,
  expiresAt: Instant,
});
export type Invitation = z.infer<typeof Invitation>;

/** An invitation that waits for whoever has the asker's number. */
export const MyInvitation = z.strictObject({
  id: Id,
  organisation: z.strictObject({ id: Id, name: z.string() }),
  role: z.enum(['member', 'admin']),
  invitedBy: z.string(),
  expiresAt: Instant,
});
export type MyInvitation = z.infer<typeof MyInvitation>;

/** One line of the history of an organisation's people: `whom` by name, or the address or number that was invited, the number as `138****8000`. */
export const MemberChange = z.strictObject({
  action: z.enum([
    'invited',
    'resent',
    'withdrawn',
    'joined',
    'changed',
    'removed',
    'left',
    'merged',
    'signing_given',
    'signing_ended',
  ]),
  whom: z.string(),
  role: z.enum(['member', 'admin']).nullable(),
  by: z.string().nullable(),
  at: Instant,
});
export type MemberChange = z.infer<typeof MemberChange>;
