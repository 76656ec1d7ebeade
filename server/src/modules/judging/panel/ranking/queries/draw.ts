import { type PublishedRanking, publishedRanking } from '@jiebang/contract/log/ranking.ts';
import { openingOf } from '#modules/log/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { latestPromise } from '../../../store.ts';

/** What opens the leaf by which the log committed to a round's seed, and that leaf's id. Throws for a round that has none. */
export async function drawOf(db: Db, round: string): Promise<{ leaf: string; draw: PublishedRanking['draw'] }> {
  const promised = await latestPromise(db, 'draw', round);
  if (!promised) throw new Error('a round that began without a draw');
  const { leaf, content } = promised;
  return { leaf, draw: publishedRanking.shape.draw.parse({ ...(await openingOf(db, leaf)), content }) };
}
