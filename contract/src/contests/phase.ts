import { z } from 'zod';
import { Instant } from '../http/scalars.ts';

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
  why: z.enum(['started', 'ended', 'rescheduled', 'closed']),
});
export type PhaseChange = z.infer<typeof PhaseChange>;
