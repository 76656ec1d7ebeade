import type { AgencyInput, AgencyState } from '@jiebang/contract/brokers/agency.ts';
import type { Selectable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { BrokersTables } from '../tables.gen.ts';

export type AgencyRow = Selectable<BrokersTables['brokers.agency']> & { state: AgencyState };

/** Loads an agency and holds its row until the transaction ends. */
export async function lockAgency(tx: Tx, id: string): Promise<AgencyRow | undefined> {
  const found = tables(tx).selectFrom('brokers.agency').selectAll().where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) as AgencyRow | undefined;
}

export async function agenciesById(db: Db, ids: readonly string[]): Promise<Map<string, AgencyRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('brokers.agency')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map((rows as AgencyRow[]).map((row) => [row.id, row]));
}

export async function insertAgency(
  tx: Tx,
  agency: { id: string; state: string; organisation: string; at: Date } & AgencyInput,
): Promise<void> {
  const { at, ...columns } = agency;
  await tables(tx)
    .insertInto('brokers.agency')
    .values({ ...columns, created_at: at, moved_at: at })
    .execute();
}

export async function setAgency(
  tx: Tx,
  id: string,
  set: { intro?: string; fields?: string[]; listed_at?: Date | null },
): Promise<void> {
  await tables(tx).updateTable('brokers.agency').set(set).where('id', '=', id).execute();
}
