import { z } from 'zod';
import { pageOf } from '../http/paging.ts';
import { Instant, line } from '../http/scalars.ts';

/** An expression in each language; what is to be looked up of it are its Han characters and its Latin words. */
export const GlossaryExpressions = z.strictObject({ chinese: line(60), english: line(120) });
export type GlossaryExpressions = z.infer<typeof GlossaryExpressions>;

export const GlossaryVerdict = z.enum(['confirmed', 'rejected']);
export type GlossaryVerdict = z.infer<typeof GlossaryVerdict>;

/** Whether a pair was learned from public texts and nobody has said anything of it, or what was said last. */
export const GlossaryStanding = z.enum(['learned', ...GlossaryVerdict.options]);
export type GlossaryStanding = z.infer<typeof GlossaryStanding>;

/** Two expressions that stand for each other, or that somebody said do not. */
export const GlossaryPair = z.strictObject({
  ...GlossaryExpressions.shape,
  standing: GlossaryStanding,
  /** In how many achievements that are public now it was seen, and some of them, the newest first. */
  seen: z.strictObject({
    times: z.int().min(0),
    in: z.array(z.strictObject({ number: z.string(), title: z.string(), titleEn: z.string().nullable() })).max(3),
  }),
  /** What people said of it, the newest first; `until` is null while it stands. */
  said: z.array(
    z.strictObject({
      says: GlossaryVerdict,
      by: z.string(),
      at: Instant,
      until: Instant.nullable(),
      /** Who took it back or said something else. */
      endedBy: z.string().nullable(),
    }),
  ),
});
export type GlossaryPair = z.infer<typeof GlossaryPair>;

export const GlossaryPairs = z.strictObject({
  ...pageOf(GlossaryPair).shape,
  total: z.int().min(0),
  /** What the dictionary beside the glossary has for what is looked for; null while it is being read. */
  dictionary: z.array(GlossaryExpressions).nullable(),
});
export type GlossaryPairs = z.infer<typeof GlossaryPairs>;
