import { z } from 'zod';
import { Id, Instant } from '../http/scalars.ts';

/** 征集, 揭榜, 比拼, 对接, 公示: in the order in which they begin. */
export const phases = ['collecting', 'solving', 'judging', 'matching', 'notice'] as const;
export const PhaseName = z.enum(phases);
export type PhaseName = z.infer<typeof PhaseName>;

/** One phase with its dates; `endsAt` itself is no longer within it. */
export const Phase = z.strictObject({ phase: PhaseName, startsAt: Instant, endsAt: Instant });
export type Phase = z.infer<typeof Phase>;

/** Times in which none of these phases runs, each with the phase after it and its length in days, rounded up. */
export function gapsBetween(dated: readonly Phase[]): { readonly phase: PhaseName; readonly days: number }[] {
  const inTime = dated
    .map(({ phase, startsAt, endsAt }) => ({ phase, from: Date.parse(startsAt), to: Date.parse(endsAt) }))
    .sort((one, other) => one.from - other.from);
  const found: { phase: PhaseName; days: number }[] = [];
  let reached = inTime[0]?.to ?? 0;
  for (const { phase, from, to } of inTime.slice(1)) {
    if (from > reached) found.push({ phase, days: Math.ceil((from - reached) / 86_400_000) });
    reached = Math.max(reached, to);
  }
  return found;
}

/**
 * What is under way where a decision about dates reaches, as numbers: said before it is taken. Of solutions only those that were opened:
 * how many there are before, nobody may know.
 */
export const DateReach = z.strictObject({
  drafts: z.int(),
  returned: z.int(),
  inReview: z.int(),
  /** From their acceptance to the board. */
  inClearance: z.int(),
  /** On the board and taking solutions; `beyond`: those of which that close after the end that was asked about, null where none was. */
  live: z.int(),
  beyond: z.int().nullable(),
  /** Closed, in judging or in public notice. */
  inJudging: z.int(),
  openedSolutions: z.int(),
});
export type DateReach = z.infer<typeof DateReach>;

/** One move of the clock between phases, and why it happened. */
export const PhaseChange = z.strictObject({
  from: PhaseName.nullable(),
  to: PhaseName.nullable(),
  at: Instant,
  why: z.enum(['started', 'ended', 'rescheduled', 'ended_early', 'extended', 'closed']),
});
export type PhaseChange = z.infer<typeof PhaseChange>;

/** What organisers decided of one phase of an open contest: its dates before and after (null: it had or has none), and why. */
export const PhaseDecision = z.strictObject({
  /** Null where it is the contest's own phase. */
  track: Id.nullable(),
  phase: PhaseName,
  kind: z.enum(['ended_early', 'extended', 'rescheduled']),
  before: Phase.nullable(),
  after: Phase.nullable(),
  /** Whether deadlines of running needs were moved along. */
  deadlines: z.boolean(),
  reason: z.string(),
  at: Instant,
});
export type PhaseDecision = z.infer<typeof PhaseDecision>;
