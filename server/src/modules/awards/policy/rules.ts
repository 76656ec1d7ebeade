import type { Programme } from '@jiebang/contract/awards/policy.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What the rules of a recommendation look at. */
export type RecommendationContext = { readonly candidate: boolean };

/** The named rules of a recommendation. */
export const recommendationRules = {
  candidate: ({ candidate }) => (candidate ? null : refuse('not_a_policy_candidate')),
} satisfies Rules<string, RecommendationContext>;

/** What a programme looks at of a contracted need. Regions are six digits, null overseas and outside the Delta. */
export type Solved = {
  readonly ownerKind: string;
  readonly ownerRegion: string | null;
  readonly crossRegion: boolean;
  /** The novelty that the panel confirmed. */
  readonly novelty: readonly string[];
};

/** Whether a contracted need of an enterprise is a candidate for a programme, given the contest's home region. */
export function qualifies(programme: Programme, solved: Solved, homeRegion: string): boolean {
  if (solved.ownerKind !== 'enterprise') return false;
  if (programme === 'achievement_transfer') return solved.novelty.length > 0;
  return solved.crossRegion && solved.ownerRegion?.slice(0, 2) === homeRegion.slice(0, 2);
}
