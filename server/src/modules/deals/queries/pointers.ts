import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Pointer } from '#platform/facts/pointer.ts';

/** What the ids of this module are of: the deal on a need. */
export async function pointers(db: Db, ids: readonly string[]): Promise<Pointer[]> {
  const { rows } = await sql<Pointer>`
    select id, 'deal' as kind, case when need is null then 'organisation' else 'need' end as to, coalesce(need, owner) as target
    from deals.deal where id = any(${ids}::uuid[])
    union all select id, 'inquiry', 'organisation', organisation from deals.inquiry where id = any(${ids}::uuid[])`.execute(
    db,
  );
  return rows;
}
