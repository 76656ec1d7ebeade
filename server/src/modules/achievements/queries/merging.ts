import type { Merging } from '#platform/db/merging.ts';
import { handOverAchievements } from '../store.ts';

/** The whole library of an organisation goes along: what is public stays public, under the name of the one that stays. */
export const merging: Merging = { handOver: handOverAchievements };
