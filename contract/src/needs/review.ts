import { z } from 'zod';
import { Instant, text } from '../http/scalars.ts';
import { authenticityItems, validityItems } from './checklists.ts';
import { NeedDraft, Triage } from './need.ts';

/** The two checklists of a review 真实性, 有效性. */
export const ChecklistName = z.enum(['authenticity', 'validity']);
export type ChecklistName = z.infer<typeof ChecklistName>;

/** What one reviewer signed: items of one checklist or both, and what became of the need where this decided. */
export const NeedReview = z.strictObject({
  by: z.string().nullable(),
  at: Instant,
  authenticity: z.array(z.enum(authenticityItems)),
  validity: z.array(z.enum(validityItems)),
  triage: Triage.nullable(),
  note: z.string().nullable(),
});
export type NeedReview = z.infer<typeof NeedReview>;

/** How a need is reviewed: by how many, and which checklists nobody has signed since it was handed in. */
export const Checklists = z.strictObject({ reviewers: z.int(), unsigned: z.array(ChecklistName) });
export type Checklists = z.infer<typeof Checklists>;

/** Why a need is rejected: which item of the two checklists does not hold, or what no item says. */
export const rejectionCodes = [...authenticityItems, ...validityItems, 'duplicate', 'other'] as const;

/** One reason of a rejection, in words that its owner reads. */
export const RejectionPoint = z.strictObject({ code: z.enum(rejectionCodes), says: text(300) });
export type RejectionPoint = z.infer<typeof RejectionPoint>;

/** What a reviewer signed of a rejection: its reasons, that they are right, that they are not, or that it takes its own back. */
export const RejectionWordKind = z.enum(['reject', 'second', 'oppose', 'take_back']);
export type RejectionWordKind = z.infer<typeof RejectionWordKind>;

/** One such word. Reasons stand in that of `reject` alone. */
export const RejectionWord = z.strictObject({
  kind: RejectionWordKind,
  by: z.string().nullable(),
  at: Instant,
  points: z.array(RejectionPoint),
  says: z.string().nullable(),
});
export type RejectionWord = z.infer<typeof RejectionWord>;

/** What was signed of rejecting a need, oldest first, and what is to be done of it. */
export const Rejection = z.strictObject({
  words: z.array(RejectionWord),
  /** Of one under review: it waits for its second signature, or was opposed. */
  stands: z.enum(['waiting', 'opposed']).nullable(),
  /** Until when its owner may contest it; null where it cannot be. */
  contestUntil: Instant.nullable(),
});
export type Rejection = z.infer<typeof Rejection>;

/** Why a field is to be mended. */
export const returnCodes = [
  'missing',
  'unclear',
  'not_testable',
  'implausible',
  'holds_secrets',
  'off_track',
  'unproven',
  'unreachable',
  'other',
] as const;
/** Where: a field of the draft, its attachments, or the need as a whole. */
export const returnFields = [...NeedDraft.keyof().options, 'attachments', 'whole'] as const;

/** One point of a return: the owner reads it at the field. `other` says what it is. */
export const ReturnPoint = z
  .strictObject({ field: z.enum(returnFields), code: z.enum(returnCodes), says: text(300).nullable() })
  .refine((point) => point.code !== 'other' || point.says !== null, { path: ['says'] });
export type ReturnPoint = z.infer<typeof ReturnPoint>;
