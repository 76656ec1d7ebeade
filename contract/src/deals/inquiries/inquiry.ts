import { z } from 'zod';
import { CooperationMode } from '../../achievements/achievement.ts';
import { Can } from '../../http/problem.ts';
import { Id, Instant, text, Version } from '../../http/scalars.ts';
import { Contact } from '../deal.ts';

/** Where an inquiry about an achievement stands (product words in comments). */
export const InquiryState = z.enum([
  'asked', // 待答复
  'accepted', // 已接受
  'declined', // 已谢绝
  'withdrawn', // 已撤回
  'lapsed', // 逾期未答
]);
export type InquiryState = z.infer<typeof InquiryState>;

/** What the asker wants the achievement for. */
export const InquiryPurpose = z.enum(['use', 'develop', 'invest', 'evaluate', 'other']);
/** Why the owner declines: promised to others, not now, does not fit, the terms, or something else. */
export const DeclineReason = z.enum(['taken', 'not_now', 'unfit', 'terms', 'other']);
export type DeclineReason = z.infer<typeof DeclineReason>;

/** The side of an inquiry: who asks, and whose achievement it is. */
export const InquirySide = z.enum(['asker', 'holder']);
export type InquirySide = z.infer<typeof InquirySide>;

/** What is asked. The contact is given for the deal that may open, where it is read once both sides gave theirs. */
export const NewInquiry = z.strictObject({
  /** The achievement's number. */
  achievement: z.string().regex(/^CG-\d{4}-\d{6,12}$/),
  organisation: Id,
  purpose: InquiryPurpose,
  cooperation: z.array(CooperationMode).min(1).max(7),
  message: text(1000),
  contact: Contact.nullable(),
});
export type NewInquiry = z.infer<typeof NewInquiry>;

/** An inquiry as either side reads it. */
export const Inquiry = z.strictObject({
  id: Id,
  version: Version,
  state: InquiryState,
  since: Instant,
  askedAt: Instant,
  /** Until when it waits for an answer. */
  due: Instant,
  side: InquirySide,
  /** The title while it is public, or to its owner's people; else empty, and null in English. */
  achievement: z.strictObject({
    id: Id.nullable(),
    number: z.string(),
    title: z.string(),
    titleEn: z.string().nullable(),
  }),
  asker: z.strictObject({ name: z.string(), nameEn: z.string().nullable(), verified: z.boolean() }),
  /** Who asked, by name. */
  by: z.string().nullable(),
  /** The owner's name; null for a natural person. */
  holder: z.string().nullable(),
  holderEn: z.string().nullable(),
  purpose: InquiryPurpose,
  cooperation: z.array(CooperationMode),
  message: z.string(),
  /** The asker's own, while it stands with the inquiry; to the other side null. */
  contact: Contact.nullable(),
  declined: z.strictObject({ why: DeclineReason, note: z.string().nullable() }).nullable(),
  /** The deal that opened from it. */
  deal: Id.nullable(),
  can: z.record(z.string(), Can),
});
export type Inquiry = z.infer<typeof Inquiry>;

/** A line of a list of inquiries. */
export const InquiryCard = Inquiry.pick({
  id: true,
  state: true,
  since: true,
  askedAt: true,
  achievement: true,
  holder: true,
  holderEn: true,
  purpose: true,
}).extend({ asker: z.string(), askerEn: z.string().nullable() });
export type InquiryCard = z.infer<typeof InquiryCard>;

export const InquiryChanged = z.strictObject({ id: Id, state: InquiryState, version: Version, deal: Id.nullable() });
export type InquiryChanged = z.infer<typeof InquiryChanged>;
