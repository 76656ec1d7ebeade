import type { BrokerInput, BrokerState } from '@jiebang/contract/brokers/broker.ts';
import type { Selectable } from 'kysely';
import { newId } from '#kernel/ids.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { BrokersTables } from '../tables.gen.ts';

export type BrokerRow = Selectable<BrokersTables['brokers.broker']> & { state: BrokerState };
export type AffiliationRow = Selectable<BrokersTables['brokers.affiliation']>;

/** Loads a broker and holds its row until the transaction ends. */
export async function lockBroker(tx: Tx, id: string): Promise<BrokerRow | undefined> {
  const found = tables(tx).selectFrom('brokers.broker').selectAll().where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) as BrokerRow | undefined;
}

export async function brokerOfPerson(db: Db, person: string | null): Promise<BrokerRow | undefined> {
  if (person === null) return undefined;
  const found = tables(db).selectFrom('brokers.broker').selectAll().where('person', '=', person);
  return (await found.executeTakeFirst()) as BrokerRow | undefined;
}

export async function brokersById(db: Db, ids: readonly string[]): Promise<Map<string, BrokerRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('brokers.broker')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map((rows as BrokerRow[]).map((row) => [row.id, row]));
}

/** Makes a broker; the database gives the number. */
export async function insertBroker(
  tx: Tx,
  broker: { id: string; state: string; person: string; at: Date } & BrokerInput,
): Promise<string> {
  const { at, ...columns } = broker;
  const row = await tables(tx)
    .insertInto('brokers.broker')
    .values({ ...columns, created_at: at, moved_at: at })
    .returning('number')
    .executeTakeFirstOrThrow();
  return row.number;
}

export async function setBroker(tx: Tx, id: string, set: BrokerInput): Promise<void> {
  await tables(tx).updateTable('brokers.broker').set(set).where('id', '=', id).execute();
}

/** The affiliation that lasts. */
export async function affiliationOf(db: Db, broker: string): Promise<AffiliationRow | undefined> {
  return tables(db)
    .selectFrom('brokers.affiliation')
    .selectAll()
    .where('broker', '=', broker)
    .where('to_at', 'is', null)
    .executeTakeFirst();
}

/** Every affiliation of these brokers, first joined first. */
export async function affiliationsOf(db: Db, brokers: readonly string[]): Promise<AffiliationRow[]> {
  if (brokers.length === 0) return [];
  return tables(db)
    .selectFrom('brokers.affiliation')
    .selectAll()
    .where('broker', 'in', brokers)
    .orderBy('from_at')
    .orderBy('id')
    .execute();
}

/** The agency that each broker belonged to at a time; who belonged to none is absent. */
export async function agenciesAt(db: Db, brokers: readonly string[], at: Date): Promise<Map<string, string>> {
  const all = await affiliationsOf(db, brokers);
  const then = all.filter((one) => one.from_at <= at && (one.to_at === null || one.to_at > at));
  return new Map(then.map((one) => [one.broker, one.agency]));
}

/** Ends the affiliation that lasts, if any. */
export async function endAffiliation(tx: Tx, broker: string, at: Date): Promise<void> {
  await tables(tx)
    .updateTable('brokers.affiliation')
    .set({ to_at: at })
    .where('broker', '=', broker)
    .where('to_at', 'is', null)
    .execute();
}

export async function beginAffiliation(tx: Tx, broker: string, agency: string, at: Date): Promise<void> {
  await tables(tx)
    .insertInto('brokers.affiliation')
    .values({ id: newId(), broker, agency, from_at: at, to_at: null })
    .execute();
}
