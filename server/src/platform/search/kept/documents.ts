import { sql } from 'kysely';
import type { Db, Tx } from '../../db/connection.ts';
import type { SearchDocument } from '../port.ts';
import { segmentFormat } from '../segment/layout.ts';
import { type EncodedBatch, encode, separator } from './encode.ts';

/** Sees to it that an index of this name exists; a new one serves at once, since it holds nothing. */
export async function ensureIndex(db: Db, index: string): Promise<void> {
  await sql`
    with made as (insert into platform.search_index (name) values (${index}) on conflict do nothing returning name)
    insert into platform.search_generation (index, number, format, serves)
    select name, 1, ${segmentFormat}::int, true from made`.execute(db);
}

/**
 * The next positions of an index: the last of so many. Its row stays locked until the transaction ends, so positions become visible in
 * their order, and this is best done last.
 */
async function takePositions(tx: Tx, index: string, many: number): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    update platform.search_index set position = position + ${many} where name = ${index} returning position`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error(`there is no search index ${index}`);
  return row.position - many;
}

/** Writes documents, each in the place of the one with its id; of two with one id the last. */
export async function putDocuments(tx: Tx, index: string, documents: readonly SearchDocument[]): Promise<void> {
  const last = new Map(documents.map((one) => [one.id, one]));
  if (last.size === 0) return;
  const before = await takePositions(tx, index, last.size);
  // Texts come as one, which costs less than a list whose quotes are escaped.
  const texts = Array.from(last.values(), encode).join(separator);
  await sql`
    insert into platform.search_document (index, id, position, document)
    select ${index}, put.id, ${before}::bigint + put.n, put.document
    from rows from (unnest(${[...last.keys()]}::text[]), string_to_table(${texts}, ${separator})) with ordinality as put (id, document, n)
    on conflict (index, id) do update set position = excluded.position, document = excluded.document`.execute(tx);
}

/** Writes those of a batch that are wanted, no id of which may stand twice in it. */
export async function putEncoded(
  tx: Tx,
  index: string,
  { ids, texts, each, all }: EncodedBatch,
  wanted: ReadonlySet<string>,
): Promise<void> {
  const before = await takePositions(tx, index, ids.length);
  const put = ids.map((id) => (wanted.has(id) ? id : null));
  await sql`
    insert into platform.search_document (index, id, position, document)
    select ${index}, put.id, ${before}::bigint + put.n, concat_ws(E'\n', put.own, put.more, ${all}::text)
    from rows from (unnest(${put}::text[]), string_to_table(${texts}, ${separator}), string_to_table(${each.join(separator)}, ${separator}))
      with ordinality as put (id, own, more, n)
    where put.id is not null
    on conflict (index, id) do update set position = excluded.position, document = excluded.document`.execute(tx);
}

/** Marks documents as deleted. */
export async function deleteDocuments(tx: Tx, index: string, ids: readonly string[]): Promise<void> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return;
  const before = await takePositions(tx, index, unique.length);
  await sql`
    update platform.search_document d set document = null, position = ${before}::bigint + gone.n
    from unnest(${unique}::text[]) with ordinality as gone (id, n)
    where d.index = ${index} and d.id = gone.id`.execute(tx);
}

/** Which of these ids stand in an index. */
export async function presentIn(db: Db, index: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from platform.search_document
    where index = ${index} and id = any(${[...ids]}::text[]) and document is not null`.execute(db);
  return rows.map(({ id }) => id);
}

/** Ids of documents that were last put up to a position, so many at most. */
export async function putBefore(db: Db, index: string, position: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from platform.search_document
    where index = ${index} and position <= ${position}::bigint and document is not null order by position limit ${limit}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** A change: the document as it is now, null where it is deleted. */
export type Change = { readonly id: string; readonly position: number; readonly document: string | null };

/** The next changes after a position, in order, up to another one (both as positions), so many at most. */
export async function changesAfter(
  db: Db,
  index: string,
  { after, upTo, limit }: { readonly after: number; readonly upTo: number; readonly limit: number },
): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select id, position, document from platform.search_document
    where index = ${index} and position > ${after} and position <= ${upTo} order by position limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** The documents with these ids that have not changed since a position. */
export async function documentsUnchanged(db: Db, index: string, ids: readonly string[], since: number) {
  const { rows } = await sql<{ id: string; document: string }>`
    select id, document from platform.search_document
    where index = ${index} and id = any(${ids}::text[]) and position <= ${since} and document is not null`.execute(db);
  return rows;
}

/** How many changes come after a position, counted no further than `most`, and the position of the last of those counted. */
export async function pendingAfter(
  db: Db,
  index: string,
  after: number,
  most: number,
): Promise<{ count: number; upTo: number }> {
  const { rows } = await sql<{ count: number; up_to: number }>`
    select count(*) as count, coalesce(max(position), ${after}) as up_to from (
      select position from platform.search_document where index = ${index} and position > ${after} order by position limit ${most}
    ) as pending`.execute(db);
  return { count: rows[0]?.count ?? 0, upTo: rows[0]?.up_to ?? after };
}

/** How many documents there are. */
export async function countDocuments(db: Db, index: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from platform.search_document where index = ${index} and document is not null`.execute(db);
  return rows[0]?.count ?? 0;
}
