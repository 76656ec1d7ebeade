import { z } from 'zod';
import { Id, Instant, Version } from '../http/scalars.ts';

/** Why a judge is worth so many points for a solution: what of the register meets what of the need. All points sum to 100 at most; who is not free on all days of the round loses up to 20. */
export const ExpertiseReason = z.strictObject({
  by: z.enum([
    'field', // 技术领域
    'other_field', // 其他技术领域
    'industry', // 行业
    'keyword', // 关键词
    'away', // 评分期间不在
  ]),
  /** A code of the list, the word, or on how many of how many days the judge is not free, as `3/10`. */
  of: z.string(),
  points: z.int().min(-20).max(100),
});
export type ExpertiseReason = z.infer<typeof ExpertiseReason>;

/** On how many of so many days a judge is free. */
export const FreeDays = z.strictObject({ free: z.int().min(0), of: z.int().min(1) });
export type FreeDays = z.infer<typeof FreeDays>;

const named = z.strictObject({ seat: Id, name: z.string() });

/** Who is to judge what on a panel, with what it is worth. */
export const Assignment = z.strictObject({
  id: Id,
  version: Version,
  state: z.enum(['proposed', 'handed_out']),
  at: Instant,
  by: z.string(),
  /** Judges for each solution. */
  each: z.int().min(1),
  /** The greatest difference of loads that was accepted. */
  gap: z.int().min(1),
  /** How many panels were assigned at once, and the value of their optimum. */
  run: z.strictObject({ panels: z.int().min(1), value: z.int() }),
  /** What this panel has of the optimum, and what it is worth as it stands. */
  optimum: z.int(),
  value: z.int(),
  judges: z.array(
    z.strictObject({
      ...named.shape,
      load: z.int().min(0),
      /** Whether the judge is one of the need owner's own experts. */
      ofOwner: z.boolean(),
      /** On how many of the days up to the day of the round the judge is free. */
      days: FreeDays,
    }),
  ),
  /** How many of a solution's judges may be the owner's own experts. */
  mostOfOwner: z.int().min(0),
  solutions: z.array(z.strictObject({ id: Id, title: z.string(), organisation: z.string() })),
  pairs: z.array(
    z.strictObject({
      seat: Id,
      solution: Id,
      worth: z.int().min(-20).max(100),
      reasons: z.array(ExpertiseReason),
      byHand: z.boolean(),
      /** How many who may judge it know it better and did not get it: loads are even, or their own bound was reached. */
      stronger: z.int().min(0),
    }),
  ),
  changes: z.array(
    z.strictObject({
      at: Instant,
      by: z.string(),
      solution: Id,
      from: z.string(),
      to: z.string(),
      reason: z.string(),
      before: z.int(),
      after: z.int(),
    }),
  ),
  /** What has come between since, so that it cannot be handed out: it has to be made again. */
  outdated: z.array(
    z.enum(['judge_gone', 'judge_in_conflict', 'owners_share', 'solution_gone', 'solution_new', 'other_number']),
  ),
});
export type Assignment = z.infer<typeof Assignment>;

/** Why there is no assignment, and the least that would have to give way. */
export const NoAssignment = z.discriminatedUnion('because', [
  z.strictObject({
    because: z.literal('too_few_judges'),
    /** With so many more judges' places there would be enough, with fewer there would not. */
    missing: z.int().min(1),
    /** Solutions that compete for the same judges, with how many may judge each. */
    solutions: z.array(z.strictObject({ organisation: z.string(), judges: z.int().min(0) })),
    /** Judges who are full with these. */
    judges: z.array(z.string()),
    each: z.int().min(1),
    /** The most judges for each solution that there are enough for. */
    enough: z.int().min(0),
  }),
  z.strictObject({
    /** There would be enough judges, were more of them the owner's own experts than may be. */
    because: z.literal('owners_share'),
    /** So many places of other judges are missing. */
    missing: z.int().min(1),
    /** Solutions that compete for the same judges: how many others may judge each, and how many of the owner's it takes. */
    solutions: z.array(z.strictObject({ organisation: z.string(), others: z.int().min(0), most: z.int().min(0) })),
    /** The least share in percent with which it can be done. */
    share: z.int().min(1).max(100),
    each: z.int().min(1),
    /** The most judges for each solution that there are enough for, under the share as it is. */
    enough: z.int().min(0),
  }),
  z.strictObject({
    because: z.literal('uneven'),
    /** Whether it would be even, were more of a solution's judges the owner's own experts than may be. */
    byShare: z.boolean(),
    /** The least difference of loads that there can be. */
    least: z.int().min(2),
    solutions: z.array(z.string()),
    /** The only ones who may judge those solutions. */
    judges: z.array(z.string()),
  }),
]);
export type NoAssignment = z.infer<typeof NoAssignment>;

/** What an attempt to assign came to: for each panel its number, or why there is none; `left` are panels that are not ready. */
export const Assigned = z.strictObject({
  made: z.array(z.strictObject({ need: Id, number: z.string(), title: z.string(), pairs: z.int().min(0) })),
  value: z.int(),
  impossible: NoAssignment.nullable(),
  left: z.array(
    z.strictObject({
      need: Id,
      number: z.string(),
      title: z.string(),
      why: z.enum(['need_not_closed', 'screening_open', 'nothing_to_judge', 'no_judges']),
    }),
  ),
});
export type Assigned = z.infer<typeof Assigned>;
