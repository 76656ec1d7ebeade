import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { Period } from './rules.ts';

export type DigestRow = { readonly person: string; readonly every: Period; readonly due: Date };

/** How often a person wants its digest; undefined for one who is told at once. */
export async function findDigest(db: Db, person: string): Promise<DigestRow | undefined> {
  const found = tables(db).selectFrom('notifications.digest').selectAll().where('person', '=', person);
  return (await found.executeTakeFirst()) as DigestRow | undefined;
}

/** The same, held until the transaction ends. */
export async function lockDigest(tx: Tx, person: string): Promise<DigestRow | undefined> {
  const found = tables(tx).selectFrom('notifications.digest').selectAll().where('person', '=', person).forUpdate();
  return (await found.executeTakeFirst()) as DigestRow | undefined;
}

/** Those of these people who get a digest; none of them can give it up before the transaction ends. */
export async function digestReaders(tx: Tx, people: readonly string[]): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const rows = await tables(tx)
    .selectFrom('notifications.digest')
    .select('person')
    .where('person', 'in', [...people])
    .orderBy('person')
    .forShare()
    .execute();
  return new Set(rows.map(({ person }) => person));
}

export async function saveDigest(tx: Tx, row: DigestRow): Promise<void> {
  const { person, every, due } = row;
  await tables(tx)
    .insertInto('notifications.digest')
    .values({ person, every, due })
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ every, due }))
    .execute();
}

export async function deleteDigest(tx: Tx, person: string): Promise<void> {
  await tables(tx).deleteFrom('notifications.digest').where('person', '=', person).execute();
}

/** People whose digest is due, the longest overdue first. */
export async function dueDigests(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from notifications.digest where due <= platform.now() order by due, person limit ${limit}`.execute(
    db,
  );
  return rows.map(({ person }) => person);
}

export type Waited = {
  readonly name: string;
  readonly need: string | null;
  readonly at: Date;
  readonly read: boolean;
};

/** What waited for a person's digest, the oldest first; it waits no more. */
export async function takeWaiting(tx: Tx, person: string): Promise<Waited[]> {
  const { rows } = await sql<Waited>`
    with taken as (
      update notifications.notification set waits = false where person = ${person} and waits
      returning id, name, need, at, read_at is not null as read)
    select name, need, at, read from taken order by id`.execute(tx);
  return rows;
}

/** When a person's desk is due by e-mail, held until the transaction ends; null for who gets none. */
export async function lockDeskDigest(tx: Tx, person: string): Promise<Date | null> {
  const found = tables(tx).selectFrom('notifications.desk_digest').select('due').where('person', '=', person);
  return (await found.forUpdate().executeTakeFirst())?.due ?? null;
}

/** Begins a person's e-mails about its desk; who has them keeps its time. */
export async function startDeskDigest(tx: Tx, person: string, due: Date): Promise<void> {
  await tables(tx)
    .insertInto('notifications.desk_digest')
    .values({ person, due })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function saveDeskDigest(tx: Tx, person: string, due: Date): Promise<void> {
  await tables(tx).updateTable('notifications.desk_digest').set({ due }).where('person', '=', person).execute();
}

export async function deleteDeskDigest(tx: Tx, person: string): Promise<void> {
  await tables(tx).deleteFrom('notifications.desk_digest').where('person', '=', person).execute();
}

/** People whose desk is due by e-mail, the longest overdue first. */
export async function dueDeskDigests(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select person from notifications.desk_digest where due <= platform.now() order by due, person limit ${limit}`.execute(
    db,
  );
  return rows.map(({ person }) => person);
}
