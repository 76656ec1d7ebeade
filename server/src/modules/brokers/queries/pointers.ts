import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Pointer } from '#platform/facts/pointer.ts';

/** What the ids of this module are of: an agency, a technology manager, the shares in a need, the conversion of a contest. */
export async function pointers(db: Db, ids: readonly string[]): Promise<Pointer[]> {
  const { rows } = await sql<Pointer>`
    select id, 'agency' as kind, 'organisation' as to, organisation as target from brokers.agency where id = any(${ids}::uuid[])
    union all select id, 'broker', 'person', person from brokers.broker where id = any(${ids}::uuid[])
    union all select id, 'attribution', 'need', need from brokers.attribution where id = any(${ids}::uuid[])
    union all select id, 'conversion', 'contest', contest from brokers.conversion where id = any(${ids}::uuid[])`.execute(
    db,
  );
  return rows;
}
