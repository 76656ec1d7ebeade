import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Pointer } from '#platform/facts/pointer.ts';

/** What the ids of this module are of: what somebody said of a term, called by the term. */
export async function pointers(db: Db, ids: readonly string[]): Promise<Pointer[]> {
  const { rows } = await sql<Pointer>`
    select id, 'term' as kind, null as to, null as target, chinese_written || ' ↔ ' || english_written as name
    from translation.decision where id = any(${ids}::uuid[])`.execute(db);
  return rows;
}
