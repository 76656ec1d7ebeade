import { z } from 'zod';
import { Instant } from '../../http/scalars.ts';

/** Into which language is translated. */
export const TargetLanguage = z.enum(['zh', 'en']);

/** The parts of a solution's text that are translated. Those of answers and milestones are there once for each. */
export const PartKind = z.enum([
  'title',
  'approach',
  'answerValue',
  'answerHow',
  'noveltyReason',
  'maturityEvidence',
  'earlierWork',
  'plan',
  'milestoneName',
  'milestoneDeliverable',
  'priceCovers',
  'ownership',
]);
export type PartKind = z.infer<typeof PartKind>;

/** A part by its kind and, of answers and milestones, its number from 1 on; `key` is both: `answerHow.2`. */
export const TranslatedPart = z.strictObject({
  key: z.string().regex(/^[a-zA-Z]{1,30}(\.\d{1,2})?$/),
  kind: PartKind,
  n: z.int().min(1).nullable(),
});
export type TranslatedPart = z.infer<typeof TranslatedPart>;

/** A translation that was handed in: plain text part by part, to be read beside the original and never in its place. */
export const TranslatedText = z.strictObject({
  language: TargetLanguage,
  at: Instant,
  parts: z.array(z.strictObject({ ...TranslatedPart.shape, text: z.string() })),
});
export type TranslatedText = z.infer<typeof TranslatedText>;
