import { z } from 'zod';
import { Can } from '../../http/problem.ts';
import { FileScan, Id, Instant, line, text } from '../../http/scalars.ts';

/** Where the real-name verification (实名认证) of a person stands. */
export const RealNameState = z.enum([
  'unverified', // 未认证
  'pending', // 待核对
  'verified', // 已认证
  'returned', // 已退回
  'suspended', // 已暂停
]);
export type RealNameState = z.infer<typeof RealNameState>;

/** What a person is verified by: a resident identity card or residence permit of 18 places (GB 11643), a passport, or a travel permit. */
export const identityDocuments = ['resident_id', 'passport', 'travel_permit'] as const;
export const IdentityDocument = z.enum(identityDocuments);
export type IdentityDocument = z.infer<typeof IdentityDocument>;

/** What is asked with; `agreed` is the separate consent to the handling of what the document says (个人信息保护法第二十九条). */
export const RealNameInput = z.strictObject({
  name: line(100),
  document: IdentityDocument,
  number: line(30),
  agreed: z.literal(true),
});
export type RealNameInput = z.infer<typeof RealNameInput>;

/** Why a verification is returned; `other` says it in a note. */
export const RealNameFindingCode = z.enum([
  'picture_unreadable',
  'picture_of_another',
  'document_expired',
  'name_differs',
  'number_differs',
  'verified_elsewhere',
  'other',
]);
export const RealNameFinding = z.strictObject({ code: RealNameFindingCode, note: text(500).nullable() });
export type RealNameFinding = z.infer<typeof RealNameFinding>;
export const RealNameFindings = z
  .array(RealNameFinding)
  .min(1)
  .max(RealNameFindingCode.options.length)
  .refine((all) => new Set(all.map(({ code }) => code)).size === all.length)
  .refine((all) => all.every(({ code, note }) => code !== 'other' || note !== null));

/**
 * The verification of one person, as the person and those who verify see it. The whole `number` stands in it only while it waits, and only
 * for the one of the staff who has taken it up.
 */
export const RealName = z.strictObject({
  person: Id,
  state: RealNameState,
  /** The name on the document; null before it was given and after it was taken back. */
  name: z.string().nullable(),
  document: IdentityDocument.nullable(),
  number: z.string().nullable(),
  /** The last four characters of the number. */
  ending: z.string().nullable(),
  /** The picture of the document, for the person and for the one of the staff who has taken it up. */
  picture: z
    .strictObject({
      type: z.enum(['application/pdf', 'image/png', 'image/jpeg']),
      at: Instant,
      until: Instant.nullable(),
      /** What the malware scan said of it, in memory, before it was sealed. */
      scan: FileScan,
    })
    .nullable(),
  /** Who of the staff has taken it up; for staff alone. */
  takenBy: z.string().nullable(),
  /** Why it was suspended; null otherwise. */
  reason: z.string().nullable(),
  /** Why it was returned; nothing otherwise. */
  findings: z.array(RealNameFinding),
  movedAt: Instant.nullable(),
  /** Until when it is decided, while it waits for that; null otherwise. */
  due: Instant.nullable(),
  can: z.partialRecord(
    z.enum(['begin', 'add_picture', 'ask', 'withdraw', 'take', 'verify', 'return', 'suspend', 'reinstate']),
    Can,
  ),
});
export type RealName = z.infer<typeof RealName>;

/** A verification in the list of those who verify. */
export const RealNameLine = z.strictObject({
  person: Id,
  state: RealNameState,
  name: z.string().nullable(),
  document: IdentityDocument.nullable(),
  takenBy: z.string().nullable(),
  movedAt: Instant,
  due: Instant.nullable(),
});
export type RealNameLine = z.infer<typeof RealNameLine>;
