import { bytesLately } from '../../files/store.ts';
import type { Platform } from '../../platform.ts';

/** Uploads that one person may have under way on one server: each takes memory or disk before it is known to be kept. */
const atOnce = 4;
/** Bytes that one person may store within a day. Drafts are free, disks are not. */
const perDay = 2 * 1024 ** 3;

const open = new WeakMap<Platform, Map<string, number>>();

/** Lets a person begin an upload; returns how to say that it is over, null where there are too many. */
export async function beginUpload(platform: Platform, person: string): Promise<(() => void) | null> {
  const counts = open.get(platform) ?? new Map<string, number>();
  open.set(platform, counts);
  const add = (by: number) => {
    const count = (counts.get(person) ?? 0) + by;
    if (count > 0) counts.set(person, count);
    else counts.delete(person);
  };
  if ((counts.get(person) ?? 0) >= atOnce) return null;
  add(1);
  const end = () => add(-1);
  try {
    if ((await bytesLately(platform.db, person)) < perDay) return end;
  } catch (error) {
    end();
    throw error;
  }
  end();
  return null;
}
