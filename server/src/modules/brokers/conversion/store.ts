import type { ConversionState } from '@jiebang/contract/brokers/conversion.ts';
import type { PayoutContent } from '@jiebang/contract/log/documents.ts';
import type { Selectable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { BrokersTables } from '../tables.gen.ts';
import type { Converted, TaxTable } from './rules.ts';

/** The rules by which a conversion is computed, with their versions. */
export type ConversionRules = {
  readonly pool: { readonly version: number; readonly of: string };
  readonly tax: { readonly table: TaxTable; readonly version: number; readonly of: string };
};
export type ConversionRow = Selectable<BrokersTables['brokers.conversion']> & { state: ConversionState };
export type PayeeRow = Selectable<BrokersTables['brokers.conversion_row']>;

/** Loads a conversion and holds its row until the transaction ends. */
export async function lockConversion(tx: Tx, id: string): Promise<ConversionRow | undefined> {
  const found = tables(tx).selectFrom('brokers.conversion').selectAll().where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) as ConversionRow | undefined;
}

export async function conversionOf(db: Db, contest: string): Promise<ConversionRow | undefined> {
  const found = tables(db).selectFrom('brokers.conversion').selectAll().where('contest', '=', contest);
  return (await found.executeTakeFirst()) as ConversionRow | undefined;
}

export async function payoutOf(db: Db, conversion: string) {
  const row = await tables(db)
    .selectFrom('brokers.payout')
    .selectAll()
    .where('conversion', '=', conversion)
    .executeTakeFirst();
  return row && { ...row, content: row.content as PayoutContent };
}

export type Preview = {
  readonly cutoff: Date;
  readonly pool: number;
  readonly rules: ConversionRules;
  readonly rows: readonly Converted[];
};

export async function insertConversion(
  tx: Tx,
  given: { id: string; state: string; contest: string; at: Date },
  preview: Preview,
): Promise<void> {
  const { at, ...columns } = given;
  const { cutoff, pool } = preview;
  await tables(tx)
    .insertInto('brokers.conversion')
    .values({
      ...columns,
      created_at: at,
      moved_at: at,
      cutoff,
      pool,
      rules: JSON.stringify(preview.rules),
      proposed_by: null,
    })
    .execute();
}

/** Writes what a preview computed, in place of what was there. */
export async function savePreview(tx: Tx, id: string, { cutoff, pool, rules, rows }: Preview): Promise<void> {
  await tables(tx)
    .updateTable('brokers.conversion')
    .set({ cutoff, pool, rules: JSON.stringify(rules), proposed_by: null })
    .where('id', '=', id)
    .execute();
  await tables(tx).deleteFrom('brokers.conversion_row').where('conversion', '=', id).execute();
  await tables(tx)
    .insertInto('brokers.conversion_row')
    .values(
      rows.map(({ place, broker, points, gross, tax, net }) => ({
        conversion: id,
        place,
        broker,
        points,
        gross,
        tax,
        net,
        voucher: null,
      })),
    )
    .execute();
}

export async function setProposer(tx: Tx, id: string, person: string | null): Promise<void> {
  await tables(tx).updateTable('brokers.conversion').set({ proposed_by: person }).where('id', '=', id).execute();
}

/** The rows of a conversion in their order. */
export async function payeesOf(db: Db, id: string): Promise<PayeeRow[]> {
  return tables(db)
    .selectFrom('brokers.conversion_row')
    .selectAll()
    .where('conversion', '=', id)
    .orderBy('place')
    .execute();
}

export async function insertPayout(
  tx: Tx,
  payout: { conversion: string; content: PayoutContent; leaf: string; at: Date },
): Promise<void> {
  await tables(tx)
    .insertInto('brokers.payout')
    .values({ ...payout, content: JSON.stringify(payout.content) })
    .execute();
}
