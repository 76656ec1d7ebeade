import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { Transact } from '#platform/db/transact.ts';
import {
  keysOf,
  type MasterKey,
  masterKeyId,
  masterLine,
  unwrapWithMaster,
  wrapWithMaster,
} from '#platform/seal/seal.ts';
import { secretPurpose } from './secrets.ts';

/** A column of secrets that the master key wraps, found by a key of its table, from which follows what each is wrapped for. */
export type Wrapped = {
  readonly table: string;
  readonly key: string;
  readonly column: string;
  readonly purpose: (key: string) => string;
};

/** What the platform itself holds wrapped. */
export const platformWrapped: readonly Wrapped[] = [
  { table: 'platform.secret', key: 'use', column: 'wrapped', purpose: secretPurpose },
];

type Row = { readonly key: string; readonly wrapped: Buffer };
const batch = 200;

/** Rows after a key, of which a condition holds, in the order of their keys. */
async function rowsOf(db: Db, of: Wrapped, after: string | null, which: RawBuilder<unknown>): Promise<readonly Row[]> {
  const [key, column] = [sql.ref(of.key), sql.ref(of.column)];
  const further = after === null ? sql`true` : sql`${key} > ${after}`;
  const { rows } = await sql<Row>`
    select ${key}::text as key, ${column} as wrapped from ${sql.table(of.table)}
    where ${column} is not null and ${further} and ${which} order by ${key} limit ${batch}`.execute(db);
  return rows;
}

/** How many secrets each master key wraps, by its id, the same of all columns together. */
export async function wrappedBy(db: Db, wrapped: readonly Wrapped[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  const before = masterLine('').length;
  for (const { table, column } of wrapped) {
    const id = sql`encode(substring(${sql.ref(column)} from ${before + 1}::int for 16), 'escape')`;
    const { rows } = await sql<{ id: string; n: number }>`
      select ${id} as id, count(*)::int as n from ${sql.table(table)} where ${sql.ref(column)} is not null group by 1`.execute(
      db,
    );
    for (const row of rows) found.set(row.id, (found.get(row.id) ?? 0) + row.n);
  }
  return found;
}

/** Those of a column that this master key does not open: how many there are. Tries every one. */
export async function unopenable(db: Db, master: MasterKey, of: Wrapped): Promise<number> {
  let shut = 0;
  for (let after: string | null = null; ; ) {
    const rows: readonly Row[] = await rowsOf(db, of, after, sql`true`);
    for (const { key, wrapped } of rows) {
      try {
        unwrapWithMaster(master, of.purpose(key), wrapped);
      } catch {
        shut += 1;
      }
    }
    after = rows.at(-1)?.key ?? null;
    if (rows.length < batch) return shut;
  }
}

/**
 * Wraps everything again with the first of the master keys that another of them wraps, some hundred in a transaction: cut short, it goes on from
 * there when called again, and whoever knows both keys reads all of it at any moment. Tells after each how many are done.
 */
export async function wrapAgain(
  { db, transact }: { readonly db: Db; readonly transact: Transact },
  master: MasterKey,
  wrapped: readonly Wrapped[],
  told: (done: number) => void,
): Promise<void> {
  const line = Buffer.from(`${masterLine(masterKeyId(keysOf(master)[0]))}\n`);
  let done = 0;
  for (const of of wrapped) {
    const column = sql.ref(of.column);
    const others = sql`substring(${column} from 1 for ${line.length}::int) <> ${line}`;
    for (let after: string | null = null; ; ) {
      const rows: readonly Row[] = await rowsOf(db, of, after, others);
      await transact(async (tx) => {
        for (const { key } of rows) await again(tx, master, of, key);
        return null;
      });
      done += rows.length;
      if (rows.length > 0) told(done);
      after = rows.at(-1)?.key ?? null;
      if (rows.length < batch) break;
    }
  }
}

/** Wraps one again, as it stands now: what was found may have been written anew, or be gone. */
async function again(tx: Tx, master: MasterKey, of: Wrapped, key: string): Promise<void> {
  const [name, column, table] = [sql.ref(of.key), sql.ref(of.column), sql.table(of.table)];
  const { rows } = await sql<Row>`
    select ${name}::text as key, ${column} as wrapped from ${table} where ${name} = ${key} and ${column} is not null for update`.execute(
    tx,
  );
  for (const row of rows) {
    const secret = unwrapWithMaster(master, of.purpose(key), row.wrapped);
    const anew = Buffer.from(wrapWithMaster(master, of.purpose(key), secret));
    await sql`update ${table} set ${column} = ${anew} where ${name} = ${key}`.execute(tx);
  }
}
