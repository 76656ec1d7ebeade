import type { PayeeAccount } from '@jiebang/contract/brokers/payee.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { unwrapWithMaster, wrapWithMaster } from '#platform/seal/seal.ts';
import { tables } from '../../store.ts';

/** For what a person's account is wrapped. */
export const payeePurpose = (person: string): string => `payee account:${person}`;

/** Keeps a person's account sealed for that person, in place of the one before. */
export async function writeAccount(tx: Tx, platform: Platform, person: string, account: PayeeAccount): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(account));
  const row = {
    sealed: Buffer.from(wrapWithMaster(platform.masterKey, payeePurpose(person), bytes)),
    given_at: await now(tx),
  };
  await tables(tx)
    .insertInto('brokers.payee_account')
    .values({ person, ...row })
    .onConflict((same) => same.column('person').doUpdateSet(row))
    .execute();
}

/** A person's account; null where it gave none. */
export async function accountOf(
  db: Db,
  platform: Platform,
  person: string,
): Promise<(PayeeAccount & { readonly at: Date }) | null> {
  const row = await tables(db)
    .selectFrom('brokers.payee_account')
    .select(['sealed', 'given_at'])
    .where('person', '=', person)
    .executeTakeFirst();
  if (!row) return null;
  const bytes = unwrapWithMaster(platform.masterKey, payeePurpose(person), row.sealed);
  const account: PayeeAccount = JSON.parse(Buffer.from(bytes).toString());
  return { ...account, at: row.given_at };
}

/** Those of these people who gave an account. */
export async function withAccount(db: Db, people: readonly string[]): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const rows = await tables(db)
    .selectFrom('brokers.payee_account')
    .select('person')
    .where('person', 'in', [...people])
    .execute();
  return new Set(rows.map((row) => row.person));
}

/** Forgets a person's account; false where it gave none. */
export async function deleteAccount(tx: Tx, person: string): Promise<boolean> {
  const gone = tables(tx).deleteFrom('brokers.payee_account').where('person', '=', person).returning('person');
  return (await gone.executeTakeFirst()) !== undefined;
}
