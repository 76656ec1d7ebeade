import { sql } from 'kysely';
import type { Db, Tx } from '../../db/connection.ts';
import { transactOn } from '../../db/transact.ts';
import { beginGeneration, type Generation, manifestOf, nextVersion } from '../kept/segments.ts';

/**
 * The format of a generation that is a table of LanceDB. Below that of every segment: who goes back to segments finds an older format, and
 * makes its own of the documents.
 */
export const lanceFormat = 0;

export type Standing = { readonly position: number; readonly generations: readonly Generation[] };

/** The last position of an index, and its generations that are tables. */
export async function lanceStanding(db: Db, index: string): Promise<Standing> {
  const { position, generations } = await manifestOf(db, index);
  return { position, generations: generations.filter(({ format }) => format === lanceFormat) };
}

/** Begins another table beside what there is. */
export const beginTable = (db: Db, index: string): Promise<void> =>
  changed(db, index, async (tx, generations) => {
    const number = Math.max(0, ...generations.map((one) => one.number)) + 1;
    await beginGeneration(tx, index, number, false, lanceFormat);
  });

/** Lets a table serve alone: what other generations there are goes, segments too. */
export const letTableServe = (db: Db, index: string, number: number): Promise<void> =>
  changed(db, index, async (tx) => {
    await sql`delete from platform.search_generation where index = ${index} and number <> ${number}`.execute(tx);
    await sql`update platform.search_generation set serves = true where index = ${index} and number = ${number}`.execute(
      tx,
    );
  });

/** Lets a table serve no more, and says up to which position it is right. */
export const holdTable = (db: Db, index: string, number: number, position: number): Promise<void> =>
  changed(db, index, async (tx) => {
    await sql`
      update platform.search_generation set serves = false, position = ${position}
      where index = ${index} and number = ${number}`.execute(tx);
  });

async function changed(
  db: Db,
  index: string,
  work: (tx: Tx, generations: readonly Generation[]) => Promise<void>,
): Promise<void> {
  const { version, generations } = await manifestOf(db, index);
  await transactOn(
    db,
    {},
  )(async (tx) => {
    if (await nextVersion(tx, index, version)) await work(tx, generations);
  });
}

/** Ids and positions of the documents that an index has, after a position and up to another, in order, so many at most. */
export async function placesAfter(
  db: Db,
  index: string,
  { after, upTo, limit }: { readonly after: number; readonly upTo: number; readonly limit: number },
): Promise<{ readonly id: string; readonly position: number }[]> {
  const { rows } = await sql<{ id: string; position: number }>`
    select id, position from platform.search_document
    where index = ${index} and position > ${after} and position <= ${upTo} and document is not null
    order by position limit ${limit}`.execute(db);
  return rows;
}
