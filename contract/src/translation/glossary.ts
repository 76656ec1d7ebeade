import { z } from 'zod';
import { pageOf } from '../http/paging.ts';
import { Instant, line } from '../http/scalars.ts';

/** An expression in each language; what is looked up of it are its Han characters and its Latin words. */
export const GlossaryExpressions = z.strictObject({ chinese: line(60), english: line(120) });
export type GlossaryExpressions = z.infer<typeof GlossaryExpressions>;

export const GlossaryVerdict = z.enum(['confirmed', 'rejected']);
export type GlossaryVerdict = z.infer<typeof GlossaryVerdict>;

/** Whether a pair was learned from public texts and nobody has said anything of it, or what was said last. */
export const GlossaryStanding = z.enum(['learned', ...GlossaryVerdict.options]);
export type GlossaryStanding = z.infer<typeof GlossaryStanding>;

/** Two expressions that stand for each other, or of which somebody said that they do not. */
export const GlossaryPair = z.strictObject({
  chinese: z.string(),
  english: z.string(),
  standing: GlossaryStanding,
  /** In how many achievements that are public now it was seen, and some of them. */
  seen: z.strictObject({
    times: z.int().min(0),
    in: z.array(z.strictObject({ number: z.string(), title: z.string(), titleEn: z.string().nullable() })).max(3),
  }),
  /** What people said of it, the newest first; `until` is null while it stands. */
  said: z.array(
    z.strictObject({
      says: GlossaryVerdict,
      by: z.string().nullable(),
      at: Instant,
      until: Instant.nullable(),
      /** Who took it back, or said something else. */
      endedBy: z.string().nullable(),
    }),
  ),
});
export type GlossaryPair = z.infer<typeof GlossaryPair>;

export const GlossaryQuery = z.strictObject({
  /** An expression of either language, or a part of one. */
  q: line(120).optional(),
  standing: GlossaryStanding.optional(),
  /** The `next` of the page before. */
  after: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const GlossaryPairs = z.strictObject({
  ...pageOf(GlossaryPair).shape,
  /** What the dictionary has for what is looked for; empty without that, null while it is being read. */
  dictionary: z.array(z.strictObject({ chinese: z.string(), english: z.string() })).nullable(),
});
export type GlossaryPairs = z.infer<typeof GlossaryPairs>;

export const GlossaryDecision = z.strictObject({
  ...GlossaryExpressions.shape,
  /** Null takes back what was said last: then it is as if nobody had said anything. */
  says: GlossaryVerdict.nullable(),
  /** The pair that is wrong, where this one is confirmed as its correction: it is rejected with it. */
  insteadOf: GlossaryExpressions.optional(),
});
export type GlossaryDecision = z.infer<typeof GlossaryDecision>;
