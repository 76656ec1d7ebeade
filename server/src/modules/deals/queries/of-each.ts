import type { Db } from '#platform/db/connection.ts';
import { type ContractRow, type MeetingRow, tables } from '../store.ts';

/** What a desk looks at beside a deal. */
export type Beside = { readonly contract: ContractRow | undefined; readonly meetings: readonly MeetingRow[] };

/** Contract and meetings of each of these deals, by its id: two queries, however many. */
export async function besideEach(db: Db, deals: readonly { readonly id: string }[]): Promise<(deal: string) => Beside> {
  if (deals.length === 0) return () => ({ contract: undefined, meetings: [] });
  const ids = deals.map(({ id }) => id);
  const contracts = await tables(db).selectFrom('deals.contract').selectAll().where('deal', 'in', ids).execute();
  const meetings = await tables(db)
    .selectFrom('deals.meeting')
    .selectAll()
    .where('deal', 'in', ids)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return (id) => ({
    contract: contracts.find(({ deal }) => deal === id),
    meetings: meetings.filter(({ deal }) => deal === id),
  });
}

/** When each of these deals made its moves, the oldest first. */
export async function movesOfEach(db: Db, deals: readonly { readonly id: string }[]) {
  if (deals.length === 0) return [];
  return tables(db)
    .selectFrom('deals.deal_move')
    .select(['item', 'action', 'at'])
    .where(
      'item',
      'in',
      deals.map(({ id }) => id),
    )
    .orderBy('item')
    .orderBy('n')
    .execute();
}
