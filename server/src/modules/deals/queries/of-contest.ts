import type { Db } from '#platform/db/connection.ts';
import { type ContestDeal, tables } from '../store.ts';

/** Every deal of a contest, in whatever state, in the order in which they opened. */
export async function dealsOfContest(db: Db, contest: string): Promise<ContestDeal[]> {
  const found = tables(db).selectFrom('deals.deal').selectAll().where('contest', '=', contest);
  return (await found.orderBy('created_at').orderBy('id').execute()) as ContestDeal[];
}
