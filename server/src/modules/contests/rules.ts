import { type PhaseName, phases } from '@jiebang/contract/contests/phase.ts';

/** One phase with its dates. */
export type DatedPhase = { readonly phase: PhaseName; readonly startsAt: Date; readonly endsAt: Date };

/**
 * The phase at a time: of those that run then, the most advanced (collecting may go on while solving has begun).
 * Null before, between and after.
 */
export function phaseAt(dated: readonly DatedPhase[], at: Date): PhaseName | null {
  const running = dated.filter((one) => one.startsAt <= at && at < one.endsAt).map((one) => one.phase);
  return phases.findLast((phase) => running.includes(phase)) ?? null;
}
