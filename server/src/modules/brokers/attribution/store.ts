import type { AttributionState, Shares } from '@jiebang/contract/brokers/attribution.ts';
import type { Side } from '@jiebang/contract/brokers/mandate.ts';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { BrokersTables } from '../tables.gen.ts';

export type AttributionRow = Selectable<BrokersTables['brokers.attribution']> & {
  state: AttributionState;
  proposed_by: Side | null;
};
export type ShareRow = Selectable<BrokersTables['brokers.attribution_share']>;

/** Loads an attribution and holds its row until the transaction ends. */
export async function lockAttribution(tx: Tx, id: string): Promise<AttributionRow | undefined> {
  const found = tables(tx).selectFrom('brokers.attribution').selectAll().where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) as AttributionRow | undefined;
}

/** The same by its need. */
export async function lockAttributionOfNeed(tx: Tx, need: string): Promise<AttributionRow | undefined> {
  const found = tables(tx).selectFrom('brokers.attribution').selectAll().where('need', '=', need).forUpdate();
  return (await found.executeTakeFirst()) as AttributionRow | undefined;
}

export async function findAttribution(db: Db, id: string): Promise<AttributionRow | undefined> {
  const found = tables(db).selectFrom('brokers.attribution').selectAll().where('id', '=', id);
  return (await found.executeTakeFirst()) as AttributionRow | undefined;
}

export async function insertAttribution(
  tx: Tx,
  attribution: Insertable<BrokersTables['brokers.attribution']>,
): Promise<void> {
  await tables(tx).insertInto('brokers.attribution').values(attribution).execute();
}

/** Writes the shares that stand now, in place of those before, with each broker's agency at signing. */
export async function saveShares(
  tx: Tx,
  attribution: string,
  given: { shares: Shares; agencies: ReadonlyMap<string, string>; proposedBy: Side | null },
): Promise<void> {
  const { shares, agencies, proposedBy } = given;
  await tables(tx)
    .updateTable('brokers.attribution')
    .set({ proposed_by: proposedBy })
    .where('id', '=', attribution)
    .execute();
  await tables(tx).deleteFrom('brokers.attribution_share').where('attribution', '=', attribution).execute();
  if (shares.length === 0) return;
  await tables(tx)
    .insertInto('brokers.attribution_share')
    .values(
      shares.map(({ broker, share }, place) => ({
        attribution,
        broker,
        share,
        place,
        agency: agencies.get(broker) ?? null,
      })),
    )
    .execute();
}

/** The shares that stand, in their order. */
export async function sharesOf(db: Db, attribution: string): Promise<ShareRow[]> {
  return tables(db)
    .selectFrom('brokers.attribution_share')
    .selectAll()
    .where('attribution', '=', attribution)
    .orderBy('place')
    .execute();
}

/** Attributions that both parties have not confirmed in time, the longest overdue first. */
export async function attributionsOverdue(db: Db, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('brokers.attribution')
    .select('id')
    .where('state', 'in', ['open', 'proposed'])
    .where(sql<boolean>`due_at <= platform.now()`)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
