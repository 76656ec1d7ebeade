import type { AchievementState } from '@jiebang/contract/achievements/achievement.ts';
import { holdsAnywhere, membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { AchievementPart } from './lifecycle.ts';

/** What access looks at: whose the achievement is, where it stands, and whether it was ever public. */
export type AchievementPlace = {
  readonly organisation: string;
  readonly state: AchievementState;
  readonly number: string | null;
};

/** What the viewer is to an achievement. The library is one for all contests, so any reviewer of the house keeps it (decision 0046). */
export function asOf(viewer: Viewer, { organisation }: Pick<AchievementPlace, 'organisation'>): AchievementPart[] {
  return [
    ...(membershipIn(viewer, organisation) ? (['owner'] as const) : []),
    ...(holdsAnywhere(viewer, 'reviewer') ? (['reviewer'] as const) : []),
  ];
}

/**
 * Whether the viewer may read the achievement as its work stands: its owner's people, and reviewers while it is with them or public. A draft,
 * one that was sent back and one that was withdrawn are the owner's alone, what was typed since the reviewers saw it included.
 */
export function mayRead(viewer: Viewer, achievement: AchievementPlace): boolean {
  const parts = asOf(viewer, achievement);
  if (parts.includes('owner')) return true;
  const { state, number } = achievement;
  // One that was public and was merged can be separated by a reviewer too.
  const withReviewers = state === 'merged' ? number !== null : reviewerReads.some((one) => one === state);
  return parts.includes('reviewer') && withReviewers;
}

/** The states in which reviewers read an achievement. */
export const reviewerReads = ['under_review', 'public'] as const satisfies readonly AchievementState[];
