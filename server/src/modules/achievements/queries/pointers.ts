import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Pointer } from '#platform/facts/pointer.ts';

/** What the ids of this module are of: an achievement, called by its owner, since its title is the owner's until it is public. */
export async function pointers(db: Db, ids: readonly string[]): Promise<Pointer[]> {
  const { rows } = await sql<Pointer>`
    select id, 'achievement' as kind, 'organisation' as to, organisation as target
    from achievements.achievement where id = any(${ids}::uuid[])
    union all select id, 'achievement_import', 'organisation', organisation from achievements.import where id = any(${ids}::uuid[])`.execute(
    db,
  );
  return rows;
}
