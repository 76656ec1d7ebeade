import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Merging, Running } from '#platform/db/merging.ts';

/** Who is nominated is named in a public notice: that is over first. */
export const merging: Merging = { running };

async function running(db: Db, organisation: string): Promise<Running[]> {
  const { rows } = await sql<Running>`
    select 'award' as kind, id, coalesce(need_number, '') as title from awards.nomination
    where organisation = ${organisation} and state in ('nominated', 'decided', 'noticed') order by id`.execute(db);
  return rows;
}
