import type { Db } from '#platform/db/connection.ts';
import { type Rejection, rejectionAfter } from '../rules.ts';
import { lastMoved, wordsOf } from '../store.ts';

/** Where a need's rejection stands: what was said of it since it was handed in, and who rejected it before that was contested. */
export async function rejectionOf(db: Db, need: string, since: Date): Promise<Rejection> {
  const words = await wordsOf(db, need);
  const contestedAt = words.length === 0 ? undefined : await lastMoved(db, need, { action: 'contest_rejection' });
  const before = contestedAt ? rejectionAfter(words.filter(({ at }) => at < contestedAt)).rejecters : [];
  return { ...rejectionAfter(words.filter(({ at }) => at >= since)), contested: contestedAt !== undefined, before };
}
