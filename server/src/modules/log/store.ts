import type { LogLeaf } from '@jiebang/contract/log/documents.ts';
import { sql } from 'kysely';
import { type LookUp, lookUpIn, type NodeAddress, type TreeNode } from '#kernel/merkle.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { LogTables } from './tables.gen.ts';

/** The module's own tables over any connection. */
export const tables = (db: Db) => db.withTables<LogTables>();

/** Any fixed number: whoever appends holds this lock until the transaction ends, on whichever server. */
const appending = 5_170_431_962;

/** Waits until nobody else appends. */
export async function lockLog(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${appending}::bigint)`.execute(tx);
}

export type HeadRow = {
  readonly size: number;
  readonly root: Uint8Array;
  readonly at: Date;
  readonly key_id: string;
  readonly signature: string;
};

/** The newest signed head; undefined while the log is empty. */
export async function newestHead(db: Db): Promise<HeadRow | undefined> {
  return tables(db).selectFrom('log.head').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst();
}

/** The head of exactly this size. */
export async function headOfSize(db: Db, size: number): Promise<HeadRow | undefined> {
  return tables(db).selectFrom('log.head').selectAll().where('size', '=', size).executeTakeFirst();
}

/** Entries that no batch holds yet, the longest waiting first. */
export async function waitingEntries(tx: Tx, limit: number): Promise<{ id: string; data: Uint8Array }[]> {
  return tables(tx)
    .selectFrom('log.entry as e')
    .leftJoin('log.place as p', 'p.entry', 'e.id')
    .select(['e.id', 'e.data'])
    .where('p.entry', 'is', null)
    .orderBy('e.at')
    .orderBy('e.id')
    .limit(limit)
    .execute();
}

export type NewEntry = { id: string; said: LogLeaf; salt: Uint8Array; data: Uint8Array; at: Date };

/** Keeps what a leaf says until its batch comes, and its salt for as long as the promise shall be opened. */
export async function insertEntry(tx: Tx, entry: NewEntry): Promise<void> {
  await tables(tx)
    .insertInto('log.entry')
    .values({
      id: entry.id,
      said: JSON.stringify(entry.said),
      salt: Buffer.from(entry.salt),
      data: Buffer.from(entry.data),
      at: entry.at,
    })
    .execute();
}

/** What an entry says and its salt, with its place where it has one. */
export async function findEntry(db: Db, id: string) {
  const row = await tables(db)
    .selectFrom('log.entry as e')
    .leftJoin('log.place as p', 'p.entry', 'e.id')
    .select(['e.said', 'e.salt', 'p.n'])
    .where('e.id', '=', id)
    .executeTakeFirst();
  return row && { said: row.said as LogLeaf, salt: row.salt, n: row.n };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Writes the leaves from `size` on, in one statement. */
export async function insertLeaves(tx: Tx, size: number, leaves: readonly Uint8Array[]): Promise<void> {
  await sql`
    insert into log.leaf (n, data)
    select ${size}::bigint + given.n - 1, decode(given.data, 'hex')
    from unnest(${leaves.map(hex)}::text[]) with ordinality as given(data, n)`.execute(tx);
}

/** Notes where entries stand. */
export async function insertPlaces(tx: Tx, places: readonly { entry: string; n: number }[]): Promise<void> {
  await sql`
    insert into log.place (entry, n)
    select * from unnest(${places.map((place) => place.entry)}::uuid[], ${places.map((place) => place.n)}::bigint[])`.execute(
    tx,
  );
}

/** Writes complete nodes, in one statement. */
export async function insertNodes(tx: Tx, nodes: readonly TreeNode[]): Promise<void> {
  await sql`
    insert into log.node (level, n, hash)
    select level, n, decode(hash, 'hex')
    from unnest(${nodes.map((node) => node.level)}::int[], ${nodes.map((node) => node.index)}::bigint[],
      ${nodes.map((node) => hex(node.hash))}::text[]) as given(level, n, hash)`.execute(tx);
}

export async function insertHead(tx: Tx, head: HeadRow): Promise<void> {
  await tables(tx)
    .insertInto('log.head')
    .values({ ...head, root: Buffer.from(head.root) })
    .execute();
}

/** The stored nodes at these addresses, fetched with one query. */
export async function nodesAt(db: Db, addresses: readonly NodeAddress[]): Promise<TreeNode[]> {
  const { rows } = await sql<TreeNode>`
    select node.level, node.n as index, node.hash
    from unnest(${addresses.map((one) => one.level)}::int[], ${addresses.map((one) => one.index)}::bigint[]) as wanted(level, n)
    join log.node using (level, n)`.execute(db);
  return rows;
}

/** A look-up of the nodes at these addresses. */
export async function lookUpAt(db: Db, addresses: readonly NodeAddress[]): Promise<LookUp> {
  return lookUpIn(await nodesAt(db, addresses));
}

/** The stored signing key, which the first caller makes; of two at once both get the first one's. */
export async function keyRow(db: Db, make: () => { keyId: string; wrappedPrivateKey: Uint8Array }) {
  const find = () =>
    tables(db).selectFrom('log.signing_key').selectAll().where('purpose', '=', 'log').executeTakeFirst();
  const found = await find();
  if (found) return found;
  const made = make();
  await sql`
    insert into log.signing_key (purpose, key_id, wrapped_private_key, at)
    values ('log', ${made.keyId}, ${Buffer.from(made.wrappedPrivateKey)}, platform.now()) on conflict do nothing`.execute(
    db,
  );
  const kept = await find();
  if (!kept) throw new Error('the signing key of the log vanished');
  return kept;
}
