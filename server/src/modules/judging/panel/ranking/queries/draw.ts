import { type PublishedRanking, publishedRanking } from '@jiebang/contract/log/ranking.ts';
import { openingOf } from '#modules/log/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../../../store.ts';

/** What opens the leaf by which the log committed to a round's seed, and that leaf's id. Throws for a round that has none. */
export async function drawOf(db: Db, round: string): Promise<{ leaf: string; draw: PublishedRanking['draw'] }> {
  const { leaf, content } = await tables(db)
    .selectFrom('judging.logged')
    .select(['leaf', 'content'])
    .where('subject', '=', round)
    .where('kind', '=', 'draw')
    .executeTakeFirstOrThrow();
  return { leaf, draw: publishedRanking.shape.draw.parse({ ...(await openingOf(db, leaf)), content }) };
}
