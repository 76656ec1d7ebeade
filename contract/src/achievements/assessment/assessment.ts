import { z } from 'zod';
import { Instant } from '../../http/scalars.ts';

/** The six dimensions of an assessment 粗评估 (product §9), in the order in which they are told. */
export const AssessmentDimension = z.enum([
  'maturity', // 成熟度
  'novelty', // 创新性
  'advancement', // 先进性
  'ip', // 知识产权
  'team', // 团队
  'market', // 市场
]);
export type AssessmentDimension = z.infer<typeof AssessmentDimension>;

/** What is looked for as evidence, one by one; each of the thirteen levels of maturity is one. */
export const AssessmentItem = z.enum([
  ...(['level_1', 'level_2', 'level_3', 'level_4', 'level_5', 'level_6', 'level_7'] as const),
  ...(['level_8', 'level_9', 'level_10', 'level_11', 'level_12', 'level_13'] as const),
  ...(['novelty_said', 'novelty_patent', 'novelty_source', 'novelty_text'] as const),
  ...(['advance_said', 'advance_figures', 'advance_tested'] as const),
  ...(['ip_granted', 'ip_applied', 'ip_others', 'ip_live', 'ip_numbered'] as const),
  ...(['team_people', 'team_units', 'team_source'] as const),
  ...(['market_stage', 'market_sold', 'market_ways', 'market_industry', 'market_price'] as const),
]);
export type AssessmentItem = z.infer<typeof AssessmentItem>;

/** What was found of one item: a word, a number, or nothing; and the points that it gives of those it could give at most. */
const GradedItem = z.strictObject({
  item: AssessmentItem,
  found: z.string(),
  points: z.int().min(0),
  most: z.int().min(1),
});

/** One dimension: its score of 100 is the sum of the points of its items; `adds` is what it adds to the total, in hundredths. */
const GradedDimension = z.strictObject({
  dimension: AssessmentDimension,
  /** In per cent of the total. */
  weight: z.int().min(1).max(100),
  score: z.int().min(0).max(100),
  adds: z.int().min(0).max(10_000),
  items: z.array(GradedItem),
});
export type GradedDimension = z.infer<typeof GradedDimension>;

/** The total of an assessment in hundredths of a point, of 10,000. */
export const Hundredths = z.int().min(0).max(10_000);

/** An assessment computed from what the achievement itself states, each point with what it was given for. */
export const AutomaticAssessment = z.strictObject({
  n: z.int().min(1),
  at: Instant,
  /** The version of the weights and of what is looked for. */
  model: z.int().min(1),
  total: Hundredths,
  dimensions: z.array(GradedDimension).length(6),
});
export type AutomaticAssessment = z.infer<typeof AutomaticAssessment>;

/** A computed version that another has followed. */
export const EarlierAssessment = z.strictObject({
  n: z.int().min(1),
  at: Instant,
  model: z.int().min(1),
  total: Hundredths,
  scores: z.array(z.int()).length(6),
});
