import { crc32 } from 'node:zlib';
import { sql } from 'kysely';
import type { Db, Tx } from '../../db/connection.ts';
import { segmentFormat } from '../segment/layout.ts';

export type Generation = {
  readonly number: number;
  readonly format: number;
  readonly position: number;
  readonly serves: boolean;
};
/** A segment as the database lists it. */
export type Listed = {
  readonly id: number;
  readonly generation: number;
  readonly documents: number;
  readonly length: number;
  readonly average: number;
  /** A bit for each document, the lowest of the first byte for the first: 1 where it is gone. */
  readonly gone: Uint8Array;
  readonly bytes: number;
  readonly checksum: number;
};
/** What stands in the database of one index, as of one moment. */
export type Manifest = {
  /** Counts its changes. */
  readonly version: number;
  /** The last position given. */
  readonly position: number;
  readonly generations: readonly Generation[];
  readonly segments: readonly Listed[];
};

/** Where an index stands: cheap, to be asked often. */
export async function standingOf(db: Db, index: string): Promise<Pick<Manifest, 'version' | 'position'>> {
  const { rows } = await sql<{ version: number; position: number }>`
    select version, position from platform.search_index where name = ${index}`.execute(db);
  return rows[0] ?? { version: 0, position: 0 };
}

/** The generations and segments of an index as of one moment. */
export async function manifestOf(db: Db, index: string): Promise<Manifest> {
  // One statement sees one moment; segments come as JSON beside it, since they are few.
  const { rows } = await sql<{
    version: number;
    position: number;
    generations: Generation[] | null;
    segments: (Omit<Listed, 'gone'> & { gone: string })[] | null;
  }>`
    select version, position,
      (select json_agg(json_build_object('number', g.number, 'format', g.format, 'position', g.position, 'serves', g.serves) order by g.number)
        from platform.search_generation g where g.index = i.name) as generations,
      (select json_agg(json_build_object('id', s.id, 'generation', s.generation, 'documents', s.documents, 'length', s.length,
          'average', s.average, 'gone', encode(s.gone, 'base64'), 'bytes', s.bytes, 'checksum', s.checksum) order by s.id)
        from platform.search_segment s where s.index = i.name) as segments
    from platform.search_index i where name = ${index}`.execute(db);
  const [row] = rows;
  return {
    version: row?.version ?? 0,
    position: row?.position ?? 0,
    generations: row?.generations ?? [],
    segments: (row?.segments ?? []).map((one) => ({ ...one, gone: Buffer.from(one.gone, 'base64') })),
  };
}

/** Says that what stands in segments has changed; false where it changed since that version: somebody else was faster. */
export async function nextVersion(tx: Tx, index: string, version: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update platform.search_index set version = version + 1 where name = ${index} and version = ${version}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Begins a generation, in the present format when left out: serving where there is nothing to be made first. */
export async function beginGeneration(
  tx: Tx,
  index: string,
  number: number,
  serves: boolean,
  format = segmentFormat,
): Promise<void> {
  await sql`
    insert into platform.search_generation (index, number, format, serves)
    values (${index}, ${number}, ${format}, ${serves})`.execute(tx);
}

/** Lets a generation serve, and takes away every other of its format or an older one. */
export async function letServe(tx: Tx, index: string, number: number): Promise<void> {
  await sql`
    delete from platform.search_generation where index = ${index} and number <> ${number} and format <= ${segmentFormat}`.execute(
    tx,
  );
  await sql`update platform.search_generation set serves = true where index = ${index} and number = ${number}`.execute(
    tx,
  );
}

/** Takes a generation away with its segments. */
export async function dropGeneration(tx: Tx, index: string, number: number): Promise<void> {
  await sql`delete from platform.search_generation where index = ${index} and number = ${number}`.execute(tx);
}

/** Says up to which position all changes are in a generation's segments; deleted documents that none holds any more are forgotten. */
export async function advance(tx: Tx, index: string, number: number, position: number): Promise<void> {
  await sql`
    update platform.search_generation set position = ${position} where index = ${index} and number = ${number}`.execute(
    tx,
  );
  await sql`
    delete from platform.search_document where index = ${index} and document is null
      and position <= (select min(position) from platform.search_generation where index = ${index})`.execute(tx);
}

const pieceBytes = 4 * 2 ** 20;

/** Keeps a segment; returns its id. */
export async function keepSegment(
  tx: Tx,
  index: string,
  { generation, documents, length, average }: Pick<Listed, 'generation' | 'documents' | 'length' | 'average'>,
  buffer: SharedArrayBuffer,
): Promise<number> {
  const bytes = Buffer.from(buffer);
  const { rows } = await sql<{ id: number }>`
    insert into platform.search_segment (index, generation, documents, length, average, gone, bytes, checksum)
    values (${index}, ${generation}, ${documents}, ${length}, ${average}, ${Buffer.alloc(Math.ceil(documents / 8))},
      ${bytes.length}, ${crc32(bytes)})
    returning id`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('a segment was not kept');
  for (let at = 0, number = 0; at < bytes.length; at += pieceBytes, number += 1)
    await sql`
      insert into platform.search_segment_piece (segment, number, bytes)
      values (${row.id}, ${number}, ${bytes.subarray(at, at + pieceBytes)})`.execute(tx);
  return row.id;
}

/** Writes which documents of a segment are gone. */
export async function keepGone(tx: Tx, segment: number, gone: Uint8Array): Promise<void> {
  await sql`update platform.search_segment set gone = ${Buffer.from(gone)} where id = ${segment}`.execute(tx);
}

/** Takes segments away. */
export async function dropSegments(tx: Tx, segments: readonly number[]): Promise<void> {
  await sql`delete from platform.search_segment where id = any(${segments}::bigint[])`.execute(tx);
}

/** Reads a segment into memory that threads share; null where it is not (any more) there whole, or not what was written. */
export async function readSegment(db: Db, { id, bytes, checksum }: Listed): Promise<SharedArrayBuffer | null> {
  const buffer = new SharedArrayBuffer(bytes);
  const into = Buffer.from(buffer);
  let at = 0;
  for (let number = 0; at < bytes; number += 1) {
    const { rows } = await sql<{ bytes: Buffer }>`
      select bytes from platform.search_segment_piece where segment = ${id} and number = ${number}`.execute(db);
    const [row] = rows;
    if (!row || at + row.bytes.length > bytes) return null;
    row.bytes.copy(into, at);
    at += row.bytes.length;
  }
  return crc32(into) === checksum ? buffer : null;
}
