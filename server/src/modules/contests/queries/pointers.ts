import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Pointer } from '#platform/facts/pointer.ts';

/** What the ids of this module are of: a contest or a track. */
export async function pointers(db: Db, ids: readonly string[]): Promise<Pointer[]> {
  const { rows } = await sql<Pointer>`
    select id, 'contest' as kind, 'contest' as to, id as target from contests.contest where id = any(${ids}::uuid[])
    union all select id, 'track', 'track', id from contests.track where id = any(${ids}::uuid[])`.execute(db);
  return rows;
}
