import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Merging, Running } from '#platform/db/merging.ts';

/** A mandate, and a place in the list of agencies, is given to one organisation by name: both end first. */
export const merging: Merging = { running };

async function running(db: Db, organisation: string): Promise<Running[]> {
  const { rows } = await sql<Running>`
    select 'mandate' as kind, id, '' as title from brokers.mandate
    where organisation = ${organisation} and state in ('offered', 'active')
    union all
    select 'agency', id, '' from brokers.agency where organisation = ${organisation} and state in ('applied', 'listed')
    order by kind, id`.execute(db);
  return rows;
}
