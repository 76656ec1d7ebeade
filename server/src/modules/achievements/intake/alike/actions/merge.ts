import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../../../access.ts';
import { moveAchievement } from '../../../actions/move.ts';
import { lockReadable } from '../../../queries/readable.ts';
import { type AchievementRow, setAchievement } from '../../../store.ts';

/**
 * Merges an achievement into another that says the same: it is no more by itself, and its number leads to the other. Nothing of either is
 * changed, so that it can be undone. An owner merges its own; what is public only into what is public; across owners reviewers do.
 */
export function mergeAchievement(platform: Platform, viewer: Viewer, id: string, into: string) {
  return moveAchievement(platform, viewer, id, 'merge', {
    look: async (tx, row) => {
      // Two that are merged crosswise wait for each other, and the database ends one of them.
      const other = into === id ? undefined : await lockReadable(tx, viewer, into);
      return { intoFits: other !== undefined && fits(viewer, row, other) };
    },
    apply: (tx) => setAchievement(tx, id, { merged_into: into }),
  });
}

function fits(viewer: Viewer, row: AchievementRow, other: AchievementRow): boolean {
  const both = [row, other].every((one) => asOf(viewer, one).includes('owner'));
  if (!both && row.organisation !== other.organisation && row.state !== 'public') return false;
  return other.state === 'public' || (row.state !== 'public' && both && ['draft', 'returned'].includes(other.state));
}

/** Undoes a merger: what was public is public again, under its own number; anything else is a draft again. */
export const separateAchievement = (platform: Platform, viewer: Viewer, id: string, action: 'separate' | 'take_out') =>
  moveAchievement(platform, viewer, id, action);
