import { type PublishedRanking, publishedRanking } from '@jiebang/contract/log/ranking.ts';
import { openingOf } from '#modules/log/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { latestPromise, promisesOf } from '../../../store.ts';

type Draw = PublishedRanking['draw'];

/** What opens the leaf by which the log committed to a round's seed last, and that leaf's id. Throws for a round that has none. */
export async function drawOf(db: Db, round: string): Promise<{ leaf: string; draw: Draw }> {
  const promised = await latestPromise(db, 'draw', round);
  if (!promised) throw new Error('a round that began without a draw');
  const { leaf, content } = promised;
  return { leaf, draw: publishedRanking.shape.draw.parse({ ...(await openingOf(db, leaf)), content }) };
}

/** The leaf of the draw that a ranking was made by: a round whose result fell has another one since. */
export async function leafOfDraw(db: Db, round: string, draw: Draw): Promise<string> {
  for (const { leaf, content } of await promisesOf(db, 'draw', round))
    if (publishedRanking.shape.draw.shape.content.parse(content).seed === draw.content.seed) return leaf;
  throw new Error('a ranking without its draw');
}
