import type { MandateOffer, MandateState, Side } from '@jiebang/contract/brokers/mandate.ts';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { BrokersTables } from '../tables.gen.ts';
import type { MandatePlace } from './access.ts';

export type MandateRow = Selectable<BrokersTables['brokers.mandate']> & {
  state: MandateState;
  side: Side;
  /** The person of the principal who confirmed it. */
  confirmed_by: string | null;
};
export type EntryRow = Selectable<BrokersTables['brokers.service_entry']>;

const confirmedBy = sql<string | null>`(
  select person from brokers.mandate_move where item = brokers.mandate.id and action = 'confirm')`;
/** Mandates with who confirmed them. */
export const mandates = (db: Db) =>
  tables(db).selectFrom('brokers.mandate').selectAll('brokers.mandate').select(confirmedBy.as('confirmed_by'));

/** Which mandates the viewer may read as a principal, as `asOf` of access.ts decides it. */
export const ofPrincipal = (viewer: Viewer) => {
  const mine = viewer.memberships.map((one) => one.organisation);
  const administered = viewer.memberships.filter(({ role }) => role === 'admin').map((one) => one.organisation);
  return sql<boolean>`organisation = any(${mine}::uuid[]) and (side = 'owner' or state = 'offered'
    or organisation = any(${administered}::uuid[]) or ${confirmedBy} = ${viewer.person}::uuid)`;
};

/** Loads a mandate and holds its row until the transaction ends. */
export async function lockMandate(tx: Tx, id: string): Promise<MandateRow | undefined> {
  const found = mandates(tx).where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) as MandateRow | undefined;
}

export async function findMandate(db: Db, id: string): Promise<MandateRow | undefined> {
  const found = mandates(db).where('id', '=', id);
  return (await found.executeTakeFirst()) as MandateRow | undefined;
}

export async function insertMandate(
  tx: Tx,
  mandate: { id: string; state: string; broker: string; at: Date } & MandateOffer,
): Promise<void> {
  const { at, from, to, ...columns } = mandate;
  await tables(tx)
    .insertInto('brokers.mandate')
    .values({ ...columns, from_day: from, to_day: to, created_at: at, moved_at: at })
    .execute();
}

export async function setMandate(tx: Tx, id: string, set: { confirmed_at?: Date; ended_at?: Date }): Promise<void> {
  if (Object.keys(set).length > 0)
    await tables(tx).updateTable('brokers.mandate').set(set).where('id', '=', id).execute();
}

export async function insertEntry(tx: Tx, entry: Insertable<BrokersTables['brokers.service_entry']>): Promise<void> {
  await tables(tx).insertInto('brokers.service_entry').values(entry).execute();
}

/** The service record of these mandates, in the order of its days. */
export async function entriesOf(db: Db, mandates: readonly string[]): Promise<EntryRow[]> {
  if (mandates.length === 0) return [];
  return tables(db)
    .selectFrom('brokers.service_entry')
    .selectAll()
    .where('mandate', 'in', mandates)
    .orderBy('day')
    .orderBy('id')
    .execute();
}

/** Mandates for a need, of either party of a deal, that were in force at a time. */
export async function mandatesAt(
  db: Db,
  given: { need: string; organisations: readonly string[]; at: Date; day: string },
): Promise<MandateRow[]> {
  const rows = await mandates(db)
    .where('need', '=', given.need)
    .where('organisation', 'in', given.organisations)
    .where('confirmed_at', '<=', given.at)
    .where((where) => where.or([where('ended_at', 'is', null), where('ended_at', '>', given.at)]))
    .where('from_day', '<=', given.day)
    .where('to_day', '>=', given.day)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows as MandateRow[];
}

/** Offers and mandates whose last day has passed in Asia/Shanghai, the longest past first. */
export async function mandatesPastEnd(db: Db, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('brokers.mandate')
    .select('id')
    .where('state', 'in', ['offered', 'active'])
    .where(sql<boolean>`to_day < (platform.now() at time zone 'Asia/Shanghai')::date`)
    .orderBy('to_day')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** What access looks at: the row, with the broker's person. */
export function placeOf(row: MandateRow, person: string): MandatePlace {
  const { organisation, side, state, confirmed_by: confirmedBy } = row;
  return { person, organisation, side, state, confirmedBy };
}

/** All mandates for a need that were ever confirmed. */
export async function mandatesOfNeed(db: Db, need: string): Promise<MandateRow[]> {
  const rows = await mandates(db)
    .where('need', '=', need)
    .where('confirmed_at', 'is not', null)
    .orderBy('id')
    .execute();
  return rows as MandateRow[];
}

/** Keeps that the principal of a mandate was told of another one; false where it had been. */
export async function saveDisclosure(
  tx: Tx,
  disclosure: Insertable<BrokersTables['brokers.disclosure']>,
): Promise<boolean> {
  const saved = await tables(tx)
    .insertInto('brokers.disclosure')
    .values(disclosure)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return saved.numInsertedOrUpdatedRows === 1n;
}

/** A mandate of the other side, of which the principal of another was told, and when. */
export type DisclosedRow = MandateRow & { readonly told_at: Date };

/** What the principal of a mandate was told of the other side, oldest first. */
export async function disclosedTo(db: Db, mandate: string): Promise<DisclosedRow[]> {
  const rows = await mandates(db)
    .innerJoin('brokers.disclosure', 'brokers.disclosure.other', 'brokers.mandate.id')
    .select('brokers.disclosure.at as told_at')
    .where('brokers.disclosure.mandate', '=', mandate)
    .orderBy('brokers.disclosure.at')
    .orderBy('brokers.mandate.id')
    .execute();
  return rows as DisclosedRow[];
}
