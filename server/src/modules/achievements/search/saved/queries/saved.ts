import type { SavedSearch } from '@jiebang/contract/achievements/saved-search.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { savedBy } from '../store.ts';

/** The searches that the viewer keeps, the newest first. */
export async function savedSearches(db: Db, { person }: Viewer): Promise<{ items: SavedSearch[] }> {
  const rows = person === null ? [] : await savedBy(db, person);
  return {
    items: rows.map(({ id, name, every, query, created_at: at }) => ({
      id,
      name,
      every,
      query,
      since: at.toISOString(),
    })),
  };
}
