import { z } from 'zod';
import { Can } from '../http/problem.ts';
import { Id, Instant, text, Version } from '../http/scalars.ts';
import { Trace } from './traces.ts';

/** Where a public question is on its way (product words in comments). */
export const QuestionState = z.enum([
  'asked', // 待审核
  'published', // 已公开，待答复
  'held', // 答复待核
  'answered', // 已答复
  'refused', // 未公开
  'withdrawn', // 已撤回
  'lapsed', // 已过期
]);
export type QuestionState = z.infer<typeof QuestionState>;

export const QuestionText = text(500);
export const AnswerText = text(2000);

/** A question as anyone may read it: nobody but the staff learns who asked. */
export const PublicQuestion = z.strictObject({
  question: z.string(),
  publishedAt: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
});
export type PublicQuestion = z.infer<typeof PublicQuestion>;

/** A question as its asker, the need's owner and the staff see it. */
export const WorkQuestion = z.strictObject({
  id: Id,
  version: Version,
  state: QuestionState,
  since: Instant,
  askedAt: Instant,
  need: z.strictObject({ number: z.string(), title: z.string(), deadline: Instant }),
  question: z.string(),
  answer: z.string().nullable(),
  /** An answer that waits for the staff, with what in it may lead to the owner; or that they returned, and why. For the owner and the staff. */
  held: z.strictObject({ answer: z.string(), traces: z.array(Trace), reason: z.string().nullable() }).nullable(),
  /** Who asked: for staff alone. */
  asker: z.string().nullable(),
  /** Why it is not public; for its asker and the staff. */
  reason: z.string().nullable(),
  can: z.record(z.string(), Can),
});
export type WorkQuestion = z.infer<typeof WorkQuestion>;
