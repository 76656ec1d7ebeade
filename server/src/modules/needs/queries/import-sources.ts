import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';

/** Which of these ids of a source were imported into a contest before. */
export async function importedBefore(
  db: Db,
  { contest, source, ids }: { contest: string; source: string; ids: readonly string[] },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tables(db)
    .selectFrom('needs.import_source')
    .select('source_id')
    .where('contest', '=', contest)
    .where('source', '=', source)
    .where('source_id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.source_id));
}
