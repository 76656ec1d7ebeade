import { librarySearchOf } from '@jiebang/contract/achievements/saved-search.ts';
import { clock } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { settledMs } from '../config.ts';
import { countPublished } from '../queries/news.ts';
import { lockSaved, setLooked } from '../store.ts';

/** Looks whether a search finds what was published since it was looked at last, and tells its person how many, once. */
export function lookAgain(platform: Platform, id: string): Promise<unknown> {
  return platform.transact(async (tx) => {
    const row = await lockSaved(tx, id);
    const search = row && librarySearchOf(row.query);
    // What is published at this moment may not be committed yet: it is looked for the next time.
    const upTo = new Date((await now(tx)).getTime() - settledMs);
    if (!row || row.every === 'off' || upTo <= row.looked_at) return null;
    const count = search ? await countPublished(platform, search, { after: row.looked_at, upTo }) : 0;
    // An index that is being read answers for a part: it is asked again.
    if (count === null) return null;
    await setLooked(tx, id, upTo);
    if (count > 0)
      record(tx, {
        name: 'saved_search_found',
        subject: id,
        actor: clock,
        data: { count },
        audience: [`person:${row.person}`],
      });
    return null;
  });
}
