import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Label } from '#platform/facts/pointer.ts';
import { mayReadOriginal } from '../access.ts';
import { tables } from '../store.ts';
import { needTitles } from './titles.ts';

/**
 * How needs are called for one reader: all that are known by their number, where they have one; by title as `needTitles` says. Its page in the
 * workspace for who may read the original, else the public one where there is one.
 */
export async function needLabels(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Map<string, Label>> {
  if (ids.length === 0) return new Map();
  const titles = await needTitles(db, viewer, ids);
  const rows = await tables(db)
    .selectFrom('needs.need')
    .select(['id', 'number', 'organisation', 'contest', 'track', 'quarantined'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.map((row) => {
      const reads = mayReadOriginal(viewer, row);
      const name = titles.get(row.id)?.title ?? null;
      const address = reads ? `/workspace/needs/${row.id}` : name === null ? null : `/needs/${row.number}`;
      return [row.id, { number: row.number, name, nameEn: null, address, reads }];
    }),
  );
}
