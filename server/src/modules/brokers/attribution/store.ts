import type { AttributionState, Shares } from '@jiebang/contract/brokers/attribution.ts';
import type { Side } from '@jiebang/contract/brokers/mandate.ts';
import { DealState } from '@jiebang/contract/deals/deal.ts';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import { dealById, dealsOfViewer } from '#modules/deals/index.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { BrokersTables } from '../tables.gen.ts';

export type AttributionRow = Selectable<BrokersTables['brokers.attribution']> & {
  state: AttributionState;
  proposed_by: Side | null;
  /** Persons of the team whose solution was chosen. */
  team: readonly string[];
};
export type ShareRow = Selectable<BrokersTables['brokers.attribution_share']>;

async function withTeam(
  db: Db,
  row: Selectable<BrokersTables['brokers.attribution']> | undefined,
): Promise<AttributionRow | undefined> {
  const deal = row && (await dealById(db, row.deal));
  // The title as the deal is shown with it: in quarantine there is none.
  return row && ({ ...row, title: deal?.title ?? row.title, team: deal?.team ?? [] } as AttributionRow);
}

/** In SQL what `sidesOf` of access.ts says: the viewer is among the people of a party. */
export async function ofParty(db: Db, viewer: Viewer) {
  const mine = viewer.memberships.map((one) => one.organisation);
  const ledBy = viewer.memberships.filter(({ role, signs }) => role === 'admin' || signs);
  const led = ledBy.map((one) => one.organisation);
  // Only of an organisation that the viewer does not lead is it asked which deals its own team won.
  const own = led.length < mine.length ? await dealsOfViewer(db, viewer, DealState.options) : [];
  const won = own.filter(({ team }) => viewer.person !== null && team.includes(viewer.person)).map(({ id }) => id);
  return sql<boolean>`(owner = any(${mine}::uuid[]) or solver = any(${led}::uuid[])
    or (solver = any(${mine}::uuid[]) and deal = any(${won}::uuid[])))`;
}

/** Loads an attribution and holds its row until the transaction ends. */
export async function lockAttribution(db: Tx, id: string): Promise<AttributionRow | undefined> {
  const found = tables(db).selectFrom('brokers.attribution').selectAll().where('id', '=', id).forUpdate();
  return withTeam(db, await found.executeTakeFirst());
}

/** The same by its need. */
export async function lockAttributionOfNeed(db: Tx, need: string): Promise<AttributionRow | undefined> {
  const found = tables(db).selectFrom('brokers.attribution').selectAll().where('need', '=', need).forUpdate();
  return withTeam(db, await found.executeTakeFirst());
}

export async function findAttribution(db: Db, id: string): Promise<AttributionRow | undefined> {
  const found = tables(db).selectFrom('brokers.attribution').selectAll().where('id', '=', id);
  return withTeam(db, await found.executeTakeFirst());
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
