import type { ContestInput, TrackScope } from '@jiebang/contract/contests/contest.ts';
import { type Phase, type PhaseName, phases } from '@jiebang/contract/contests/phase.ts';
import type { RuleInput, RuleKey, RuleValue } from '@jiebang/contract/contests/rule.ts';
import { isField } from '@jiebang/contract/reference/fields.ts';
import { isIndustry } from '@jiebang/contract/reference/industries.ts';
import { isRegion } from '@jiebang/contract/reference/regions.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';

/** What the rules of a contest's life need to know; times in milliseconds. */
export type ContestContext = {
  readonly phases: number;
  readonly tracks: number;
  /** What bars the opening: each by its code and the track that misses it. */
  readonly missing: readonly { readonly code: string; readonly track: string | null }[];
  readonly now: number;
  /** The phase that a decision is about; null where it has no dates. */
  readonly phase: { readonly startsAt: number; readonly endsAt: number } | null;
  /** Its new end; null where none is asked for yet. */
  readonly newEnd: number | null;
  readonly reason: boolean;
};

export const contestRules: Rules<
  | 'has_phases'
  | 'has_tracks'
  | 'nothing_missing'
  | 'says_why'
  | 'phase_set'
  | 'phase_running'
  | 'earlier_end'
  | 'later_end',
  ContestContext
> = {
  has_phases: ({ phases: count }) => (count > 0 ? null : refuse('phases_missing')),
  has_tracks: ({ tracks }) => (tracks > 0 ? null : refuse('tracks_missing')),
  nothing_missing: ({ missing }) =>
    missing.length === 0
      ? null
      : refuse('contest_not_ready', { fields: missing.map(({ code, track }) => ({ path: track ?? 'contest', code })) }),
  says_why: ({ reason }) => (reason ? null : refuse('reason_missing')),
  phase_set: ({ phase }) => (phase ? null : refuse('phase_not_set')),
  phase_running: ({ phase, now }) =>
    phase && phase.startsAt <= now && now < phase.endsAt ? null : refuse('phase_not_running'),
  earlier_end: ({ phase, now, newEnd }) =>
    newEnd === null || (phase && now <= newEnd && newEnd < phase.endsAt) ? null : refuse('phase_end_not_earlier'),
  later_end: ({ phase, now, newEnd }) =>
    newEnd === null || (phase && newEnd > phase.endsAt && newEnd > now) ? null : refuse('phase_end_not_later'),
};

/** One phase with its dates. */
export type DatedPhase = { readonly phase: PhaseName; readonly startsAt: Date; readonly endsAt: Date };

/** A phase as the contract has it. */
export const viewPhase = ({ phase, startsAt, endsAt }: DatedPhase): Phase => ({
  phase,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

/**
 * The phase at a time: of those that run then, the most advanced (collecting may go on while solving has begun).
 * Null before, between and after.
 */
export function phaseAt(dated: readonly DatedPhase[], at: Date): PhaseName | null {
  const running = dated.filter((one) => one.startsAt <= at && at < one.endsAt).map((one) => one.phase);
  return phases.findLast((phase) => running.includes(phase)) ?? null;
}

export type DueChange = { readonly from: PhaseName | null; readonly to: PhaseName | null; readonly dueAt: Date };

/** The changes of phase that fell due after `since` up to `now`, oldest first: none is skipped because a server was down. */
export function dueChanges(
  dated: readonly DatedPhase[],
  current: PhaseName | null,
  since: Date,
  now: Date,
): DueChange[] {
  const bounds = dated.flatMap((one) => [one.startsAt, one.endsAt]).filter((at) => since < at && at <= now);
  const changes: DueChange[] = [];
  let from = current;
  for (const dueAt of bounds.sort((a, b) => a.getTime() - b.getTime())) {
    const to = phaseAt(dated, dueAt);
    if (to !== from) changes.push({ from, to, dueAt });
    from = to;
  }
  return changes;
}

/** Phases stand in the order 征集, 揭榜, 比拼, 对接, 公示 by their beginning, each once and each ending after it begins. */
export function phasesInOrder(dated: readonly DatedPhase[]): Refusal | null {
  const known = [...dated].sort((a, b) => phases.indexOf(a.phase) - phases.indexOf(b.phase));
  const fields = known.flatMap((one, index) => {
    const before = known[index - 1];
    if (before?.phase === one.phase) return [{ path: one.phase, code: 'twice' }];
    if (one.endsAt <= one.startsAt) return [{ path: one.phase, code: 'ends_before_it_starts' }];
    return before && one.startsAt < before.startsAt ? [{ path: one.phase, code: 'starts_before_the_one_before' }] : [];
  });
  return fields.length === 0 ? null : refuse('phases_disordered', { fields });
}

/** A contest's home region and districts are divisions that the state's list has. */
export function regionsKnown({
  homeRegion,
  districts,
}: Pick<ContestInput, 'homeRegion' | 'districts'>): Refusal | null {
  const fields = [
    ...(isRegion(homeRegion) ? [] : [{ path: 'homeRegion', code: 'unknown_region' }]),
    ...districts.filter((code) => !isRegion(code)).map((code) => ({ path: 'districts', code })),
  ];
  return fields.length === 0 ? null : refuse('scope_unknown', { fields });
}

/** A track's scope names only fields, industries and regions that the state's lists have. */
export function scopeKnown(input: Pick<TrackScope, 'fields' | 'industries' | 'regions'>): Refusal | null {
  const fields = [
    ...input.fields.filter((code) => !isField(code)).map((code) => ({ path: 'fields', code })),
    ...input.industries.filter((code) => !isIndustry(code)).map((code) => ({ path: 'industries', code })),
    ...input.regions.filter((code) => !isRegion(code)).map((code) => ({ path: 'regions', code })),
  ];
  return fields.length === 0 ? null : refuse('scope_unknown', { fields });
}

const consistent: { readonly [K in RuleKey]?: (value: RuleValue<K>) => boolean } = {
  points_split: ({ broker, agency }) => broker + agency === 100,
  points_tiers: (tiers) =>
    tiers.every((tier, index) => (index === 0 ? tier.fromFen === 0 : tier.fromFen > (tiers[index - 1]?.fromFen ?? 0))),
  award_quotas: (quotas) => Object.values(quotas).every(({ min, max }) => min <= max),
};

/** Whether the parts of a rule's value fit together. */
export function ruleConsistent({ key, value }: Pick<RuleInput, 'key' | 'value'>): Refusal | null {
  if (key === 'track_scope') return scopeKnown(value as TrackScope);
  const check = consistent[key] as ((given: RuleInput['value']) => boolean) | undefined;
  return check === undefined || check(value)
    ? null
    : refuse('rule_inconsistent', { fields: [{ path: 'value', code: key }] });
}
