import type { Selectable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { JudgingTables } from '../../tables.gen.ts';

export type BidRow = Selectable<JudgingTables['judging.final_bid']>;

/** The bids that count in a price round: of each item the newest. */
export async function bidsOfRound(db: Db, final: string, round: number): Promise<BidRow[]> {
  return tables(db)
    .selectFrom('judging.final_bid')
    .selectAll()
    .distinctOn('item')
    .where('final', '=', final)
    .where('round', '=', round)
    .orderBy('item')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Every bid that an item was given, the newest first. */
export async function bidsOfItem(db: Db, item: string): Promise<BidRow[]> {
  return tables(db)
    .selectFrom('judging.final_bid')
    .selectAll()
    .where('item', '=', item)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** One bid by its id. */
export async function bidById(db: Db, id: string): Promise<BidRow | undefined> {
  return tables(db).selectFrom('judging.final_bid').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertBid(tx: Tx, bid: BidRow): Promise<void> {
  await tables(tx).insertInto('judging.final_bid').values(bid).execute();
}
