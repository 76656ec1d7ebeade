import { z } from 'zod';
import { Id, Instant, text } from '../../http/scalars.ts';
import { NeedDraft } from '../need.ts';
import { ReturnPoint, returnFields } from '../review.ts';

/** A version of a need: what was handed in, when and by whom. */
export const NeedVersion = z.strictObject({
  n: z.int(),
  at: Instant,
  by: z.string().nullable(),
  draft: NeedDraft,
  /** A file that its owner removed for good since has no name any more. */
  attachments: z.array(z.strictObject({ id: Id, name: z.string().nullable() })),
});
export type NeedVersion = z.infer<typeof NeedVersion>;

/** Two versions of a need beside each other. */
export const NeedComparison = z.strictObject({
  /** Every version, oldest first. */
  versions: z.array(NeedVersion.pick({ n: true, at: true, by: true })),
  /** Null of a need that was handed in once, or never. */
  before: NeedVersion.nullable(),
  after: NeedVersion.nullable(),
  /** Fields in which they differ. */
  changed: z.array(z.enum(returnFields)),
  /** What was asked to be mended in the older one; null where it was not returned. */
  asked: z.strictObject({ at: Instant, points: z.array(ReturnPoint), reason: text(500).nullable() }).nullable(),
});
export type NeedComparison = z.infer<typeof NeedComparison>;

/** Who may be given needs to review. */
export const Reviewer = z.strictObject({
  id: Id,
  name: z.string(),
  /** How many needs of the contest it is reviewing. */
  reviewing: z.int(),
});
export type Reviewer = z.infer<typeof Reviewer>;

/** Needs that one call does something with, each by itself. */
export const mostAtOnce = 100;

/** What became of one need of several. */
export const OneOfMany = z.strictObject({
  need: Id,
  number: z.string().nullable(),
  title: z.string().nullable(),
  /** Why it was not done, as a code of a refusal; null where it was. */
  refused: z.string().nullable(),
});
export type OneOfMany = z.infer<typeof OneOfMany>;

/** What became of one need of an assignment. */
export const Assigned = z.strictObject({
  ...OneOfMany.shape,
  /** Who reviews it now. */
  reviewer: z.string().nullable(),
});
export type Assigned = z.infer<typeof Assigned>;
