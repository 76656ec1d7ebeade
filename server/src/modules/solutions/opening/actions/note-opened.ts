import type { ReadAs } from '@jiebang/contract/solutions/reading-routes.ts';
import { newId } from '#kernel/ids.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { appendLeaf } from '#modules/log/index.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { isOpenOnArrival } from '../../access.ts';
import type { Whole } from '../../store.ts';
import { hasReadOpened, insertOpenedReading, promiseOpenedReading } from '../store.ts';

/** Who reads an opened solution, and as what. */
export type Reader = { readonly person: string; readonly as: Exclude<ReadAs, 'owner_on_arrival'> };

/**
 * Writes down who reads an opened solution, before a word of it is unwrapped: each person's first reading of each day (Asia/Shanghai) is promised
 * to the log (decision 0058). What is read on arrival is `noteReading`'s.
 */
export async function noteOpened(
  platform: Platform,
  { row, place, need }: Whole,
  { person, as }: Reader,
): Promise<void> {
  if (isOpenOnArrival(place)) return;
  if (await hasReadOpened(platform.db, { solution: row.id, person, day: shanghaiDate(await now(platform.db)) })) return;
  await platform.transact<{ done: true }>(async (tx) => {
    const at = await now(tx);
    const number = need.number ?? '';
    const content = {
      ...{ need: number, solution: row.id, version: row.in_force, readBy: person, as, at: at.toISOString() },
    };
    const of = { id: newId(), solution: row.id, person, read_as: as, day: shanghaiDate(at), at };
    // Of several at once one is written down, and promised.
    if (!(await insertOpenedReading(tx, { ...of, content: JSON.stringify(content) }))) return { done: true };
    const hashed = { contentHash: contentHash(content), at: at.toISOString() };
    const { leaf } = await appendLeaf(tx, platform, { kind: 'solution_read', subject: number, ...hashed });
    await promiseOpenedReading(tx, of.id, leaf);
    return { done: true };
  });
}
