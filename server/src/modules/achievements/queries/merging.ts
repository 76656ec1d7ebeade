import type { Merging } from '#platform/db/merging.ts';
import { askAnew } from '#platform/search/feed/anew.ts';
import { handOverImports } from '../intake/store.ts';
import { achievementIndex } from '../search/queries/searched.ts';
import { handOverAchievements } from '../store.ts';

/** The whole library of an organisation goes along: what is public stays public, under the name of the one that stays. */
export const merging: Merging = {
  handOver: async (tx, from, into) => {
    // First what still makes drafts, which waits for the batch under way.
    await handOverImports(tx, from, into);
    await handOverAchievements(tx, from, into);
    await askAnew(tx, achievementIndex, into);
  },
};
