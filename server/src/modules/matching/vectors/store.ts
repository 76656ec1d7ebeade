import { sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { type Side, tables } from '../store.ts';

/** A model and how far its vectors are. */
export const findModel = (db: Db, model: string) =>
  tables(db).selectFrom('matching.vector_model').selectAll().where('model', '=', model).executeTakeFirst();

/** Begins with a model that was not used before. */
export async function beginModel(db: Db, model: string): Promise<void> {
  await sql`
    insert into matching.vector_model (model, begun_at) values (${model}, platform.now()) on conflict do nothing`.execute(
    db,
  );
}

/** Holds a model until the transaction ends, so that vectors get their positions in the order in which they can be read. */
export const lockModel = (tx: Tx, model: string) =>
  tables(tx).selectFrom('matching.vector_model').selectAll().where('model', '=', model).forUpdate().executeTakeFirst();

/** Holds every model, as `lockModel` does; false where no vectors are made at all. */
export async function lockModels(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from matching.vector_model order by model for update`.execute(tx);
  return rows.length > 0;
}

type ModelChange = {
  readonly achievement?: string;
  readonly need?: string;
  readonly listed_at?: Date;
  readonly filled_at?: Date;
  readonly anew?: boolean;
  readonly dimensions?: number;
  readonly failed_at?: Date | null;
  readonly failure?: string | null;
  readonly again_at?: Date | null;
};
export async function setModel(db: Db, model: string, set: ModelChange): Promise<void> {
  await tables(db).updateTable('matching.vector_model').set(set).where('model', '=', model).execute();
}

/** Asks of every model in use for vectors of these. */
export async function wantVectors(tx: Tx, kind: Side, ids: readonly string[], only?: string): Promise<void> {
  await sql`
    insert into matching.vector_wanted (model, kind, id, since)
    select m.model, ${kind}, given.id, platform.now()
    from matching.vector_model m, unnest(${[...ids]}::uuid[]) as given (id)
    where ${only ?? null}::text is null or m.model = ${only ?? null}
    on conflict (model, kind, id) do update set since = excluded.since`.execute(tx);
}

export type WantedVector = { readonly kind: Side; readonly id: string; readonly since: Date };

/** What waits longest for its vector. */
export async function wantedVectors(db: Db, model: string, limit: number): Promise<WantedVector[]> {
  const { rows } = await sql<WantedVector>`
    select kind, id, since from matching.vector_wanted where model = ${model} order by since, kind, id limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** These have what they waited for, unless it was wanted again meanwhile. */
export async function settleVectors(tx: Tx, model: string, done: readonly WantedVector[]): Promise<void> {
  await sql`
    delete from matching.vector_wanted w using unnest(
      ${done.map(({ kind }) => kind)}::text[], ${done.map(({ id }) => id)}::uuid[], ${done.map(({ since }) => since)}::timestamptz[]
    ) as given (kind, id, since)
    where w.model = ${model} and w.kind = given.kind and w.id = given.id and w.since = given.since`.execute(tx);
}

/** Of which texts these vectors are, as hexadecimal hashes. */
export async function hashesOf(
  db: Db,
  model: string,
  kind: Side,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; hash: string }>`
    select id, encode(hash, 'hex') as hash from matching.vector
    where model = ${model} and kind = ${kind} and id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

export type NewVector = { readonly id: string; readonly hash: string; readonly bytes: Int8Array | null };

/** Keeps vectors in the place of what these had, each behind all that were kept before. */
export async function keepVectors(tx: Tx, model: string, kind: Side, vectors: readonly NewVector[]): Promise<void> {
  if (vectors.length === 0) return;
  await sql`
    delete from matching.vector
    where model = ${model} and kind = ${kind} and id = any(${vectors.map(({ id }) => id)}::uuid[])`.execute(tx);
  const rows = vectors.map(({ id, hash, bytes }) => ({
    ...{ model, kind, id, hash: Buffer.from(hash, 'hex') },
    bytes: bytes === null ? Buffer.alloc(0) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
  }));
  await tables(tx).insertInto('matching.vector').values(rows).execute();
}

/**
 * Takes away what every model has of these; the models are held. An empty row at a new position stays, by which it goes from the memory of
 * every server too.
 */
export async function dropVectors(tx: Tx, kind: Side, ids: readonly string[]): Promise<void> {
  await sql`
    update matching.vector set hash = '', bytes = '', position = default
    where model in (select model from matching.vector_model) and kind = ${kind} and id = any(${[...ids]}::uuid[])
      and length(hash) > 0`.execute(tx);
}

/** Takes away all other models, or all of them, with their vectors. */
export async function dropModels(tx: Tx, but: string | null = null): Promise<void> {
  await sql`delete from matching.vector_model where model is distinct from ${but}`.execute(tx);
}

const asSmall = (bytes: Buffer): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);

/** The vectors of these, where they have one. */
export async function vectorsOf(
  db: Db,
  model: string,
  kind: Side,
  ids: readonly string[],
): Promise<Map<string, Int8Array>> {
  const { rows } = await sql<{ id: string; bytes: Buffer }>`
    select id, bytes from matching.vector
    where model = ${model} and kind = ${kind} and id = any(${[...ids]}::uuid[]) and length(bytes) > 0`.execute(db);
  return new Map(rows.map(({ id, bytes }) => [id, asSmall(bytes)]));
}

/** A vector at its position; null where it was taken out, or the text was not taken. */
export type Placed = { readonly id: string; readonly position: number; readonly vector: Int8Array | null };

/** The newest vectors up to before a position, and behind another; newest first. */
export async function placedVectors(
  db: Db,
  model: string,
  kind: Side,
  { after, before, limit }: { readonly after: number; readonly before: number | null; readonly limit: number },
): Promise<Placed[]> {
  const { rows } = await sql<{ id: string; position: string; bytes: Buffer }>`
    select id, position, bytes from matching.vector
    where model = ${model} and kind = ${kind} and position > ${after}
      ${before === null ? sql`` : sql`and position < ${before}`}
    order by position desc limit ${limit}`.execute(db);
  return rows.map(({ id, position, bytes }) => ({
    id,
    position: Number(position),
    vector: bytes.length === 0 ? null : asSmall(bytes),
  }));
}
