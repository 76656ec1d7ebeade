import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Pointer } from '#platform/facts/pointer.ts';

/** What the ids of this module are of: an award or a nomination of a contest, a recommendation of a need. */
export async function pointers(db: Db, ids: readonly string[]): Promise<Pointer[]> {
  const { rows } = await sql<Pointer>`
    select n.id, 'nomination' as kind, 'organisation' as to, n.organisation as target from awards.nomination n where n.id = any(${ids}::uuid[])
    union all select id, 'recommendation', 'need', need from awards.recommendation where id = any(${ids}::uuid[])`.execute(
    db,
  );
  return rows;
}
