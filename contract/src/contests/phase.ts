import { z } from 'zod';
import { Id, Instant } from '../http/scalars.ts';

/** 征集, 揭榜, 比拼, 对接, 公示: in the order in which they begin. */
export const phases = ['collecting', 'solving', 'judging', 'matching', 'notice'] as const;
export const PhaseName = z.enum(phases);
export type PhaseName = z.infer<typeof PhaseName>;

/** One phase with its dates; `endsAt` itself is no longer within it. */
export const Phase = z.strictObject({ phase: PhaseName, startsAt: Instant, endsAt: Instant });
export type Phase = z.infer<typeof Phase>;

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
