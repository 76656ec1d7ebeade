import type { Viewer } from '#kernel/viewer.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { mayRead } from '../access.ts';
import { type AchievementRow, findAchievement, findPlace, lockPlace } from '../store.ts';

/**
 * An achievement as its work stands, where the viewer may read it. What access looks at is read first and by itself: a text that is read and then
 * thrown away would let a clock tell what is hidden from what does not exist (decision 0068).
 */
export async function findReadable(db: Db, viewer: Viewer, id: string): Promise<AchievementRow | undefined> {
  const place = await findPlace(db, id);
  return place && mayRead(viewer, place) ? findAchievement(db, id) : undefined;
}

/** The same, its row held until the transaction ends, whoever asks. */
export async function lockReadable(tx: Tx, viewer: Viewer, id: string): Promise<AchievementRow | undefined> {
  const place = await lockPlace(tx, id);
  return place && mayRead(viewer, place) ? findAchievement(tx, id) : undefined;
}
