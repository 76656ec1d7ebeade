import type { Db } from '#platform/db/connection.ts';
import { tables } from '../../../store.ts';

/** The needs of a track that are still, or again, to be handed in, with what a scope looks at. */
export async function needsToHandIn(db: Db, track: string) {
  return tables(db)
    .selectFrom('needs.need')
    .select(['id', 'organisation', 'field', 'industry', 'region'])
    .where('track', '=', track)
    .where('state', 'in', ['draft', 'returned'])
    .orderBy('id')
    .execute();
}
