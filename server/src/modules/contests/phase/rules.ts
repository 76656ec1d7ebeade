import { type PhaseName, phases } from '@jiebang/contract/contests/phase.ts';
import type { DatedPhase } from '../rules.ts';

/** The dates with one phase ended at `end`. One that would end as it begins is left out. */
export function endedEarly(dated: readonly DatedPhase[], phase: PhaseName, end: Date): DatedPhase[] {
  return dated
    .map((one) => (one.phase === phase ? { ...one, endsAt: end } : one))
    .filter((one) => one.startsAt < one.endsAt);
}

/**
 * The dates with one phase extended to `end`. With `moveLaterFrom`, phases after it in their order that begin after that moment
 * move by the same span, so that each keeps its length and its distance.
 */
export function extended(
  dated: readonly DatedPhase[],
  phase: PhaseName,
  end: Date,
  moveLaterFrom: Date | null,
): DatedPhase[] {
  const old = dated.find((one) => one.phase === phase);
  const span = old ? end.getTime() - old.endsAt.getTime() : 0;
  const moved = (at: Date) => new Date(at.getTime() + span);
  return dated.map((one) => {
    if (one.phase === phase) return { ...one, endsAt: end };
    const later = moveLaterFrom !== null && phases.indexOf(one.phase) > phases.indexOf(phase);
    if (!later || one.startsAt <= moveLaterFrom) return one;
    return { ...one, startsAt: moved(one.startsAt), endsAt: moved(one.endsAt) };
  });
}

/** Dates moved by whole days so that the first begins on a day in Asia/Shanghai, each at the hour it had. */
export function beginningOn<T extends { readonly startsAt: Date; readonly endsAt: Date }>(
  dated: readonly T[],
  first: Date,
  day: string,
): T[] {
  const span = midnightOf(day).getTime() - midnightOf(dayOf(first)).getTime();
  const moved = (at: Date) => new Date(at.getTime() + span);
  return dated.map((one) => ({ ...one, startsAt: moved(one.startsAt), endsAt: moved(one.endsAt) }));
}

/** Asia/Shanghai is UTC+8 all year: midnight there, by which a phase begins and ends. */
export const midnightOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);
const dayOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** One phase before and after a decision; null where it had or has no dates. */
export type PhaseDifference = {
  readonly phase: PhaseName;
  readonly before: DatedPhase | null;
  readonly after: DatedPhase | null;
};

/** The phases whose dates differ, in their order. */
export function differing(before: readonly DatedPhase[], after: readonly DatedPhase[]): PhaseDifference[] {
  return phases.flatMap((phase) => {
    const [old, young] = [before, after].map((dated) => dated.find((one) => one.phase === phase) ?? null);
    const same =
      old?.startsAt.getTime() === young?.startsAt.getTime() && old?.endsAt.getTime() === young?.endsAt.getTime();
    return same ? [] : [{ phase, before: old ?? null, after: young ?? null }];
  });
}
