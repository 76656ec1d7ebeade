import type { Shares } from '@jiebang/contract/brokers/attribution.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Signing, signingRules } from '#kernel/viewer.ts';

/** What the rules of an attribution look at. Moments are milliseconds since 1970 in UTC. */
export type AttributionContext = {
  readonly now: number;
  readonly dueAt: number;
  readonly shares: Shares;
  /** Brokers with a mandate for this need in force at signing. */
  readonly mandated: readonly string[];
  readonly proposedBy: string | null;
  /** The sides of the deal that the asker belongs to. */
  readonly sides: readonly string[];
  /** Whether the asker belongs to a party of the deal, or to an agency that would gain. */
  readonly involved: boolean;
  /** Whether the asker signs for the party that it acts for. */
  readonly signing: Signing;
};

/** All of a deal's contribution, in parts of ten thousand. */
export const wholeShare = 10_000;

/** The named rules of an attribution. */
export const attributionRules = {
  ...signingRules,
  shares_whole: ({ shares }) => {
    const sum = shares.reduce((total, { share }) => total + share, 0);
    const once = new Set(shares.map(({ broker }) => broker)).size === shares.length;
    return once && (shares.length === 0 || sum === wholeShare) ? null : refuse('shares_wrong', { detail: { sum } });
  },
  brokers_mandated: ({ shares, mandated }) =>
    shares.every(({ broker }) => mandated.includes(broker)) ? null : refuse('broker_not_mandated'),
  other_side: ({ proposedBy, sides }) =>
    sides.some((side) => side !== proposedBy) && !sides.some((side) => side === proposedBy)
      ? null
      : refuse('own_proposal'),
  time_is_up: ({ now, dueAt }) => (now >= dueAt ? null : refuse('attribution_not_due')),
  uninvolved: ({ involved }) => (involved ? refuse('involved_in_deal') : null),
} satisfies Rules<string, AttributionContext>;
