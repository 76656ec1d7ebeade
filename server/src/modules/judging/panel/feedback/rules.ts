import type { RankBand } from '@jiebang/contract/judging/result.ts';
import type { Ratio } from '../ranking/rules.ts';

/** What a contest tells a team of its judging (rules `feedback_…`). */
export type FeedbackRules = {
  readonly release: 'notice' | 'definitive';
  readonly scores: 'exact' | 'bands' | 'none';
  readonly comments: 'anonymous' | 'none';
  readonly rank: 'exact' | 'band' | 'none';
  readonly fewestJudges: number;
};

/** Whether feedback is released while a panel is in this state; with `notice` a result that falls takes it back. */
export function isReleased(release: FeedbackRules['release'], panelState: string): boolean {
  if (panelState === 'definitive' || panelState === 'declined') return true;
  return release === 'notice' && panelState === 'noticed';
}

/** In which quarter of the full mark a mean lies, 1 to 4; a bound belongs to the quarter above it. */
export function quarterOf({ n, d }: Ratio, max: number): number {
  const quarters = Number((4n * n) / (d * BigInt(max)));
  return Math.min(quarters + 1, 4);
}

/** Where a rank lies among so many: the first quarter of them (rounded down), the first half (rounded up), or below. */
export function bandOf(rank: number, ranked: number): RankBand {
  if (rank * 4 <= ranked) return 'top_quarter';
  return rank * 2 <= ranked + 1 ? 'upper_half' : 'lower_half';
}
