import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Merging, Running } from '#platform/db/merging.ts';

/** Who has applied has to mend and to take the certificate: that is over first. */
export const merging: Merging = { running };

async function running(db: Db, organisation: string): Promise<Running[]> {
  const { rows } = await sql<Running>`
    select 'certification' as kind, a.id, '' as title from certification.application a
    where a.state in ('applied', 'under_check', 'returned') and exists (select 1 from certification.application_move m
      where m.item = a.id and m.action = 'apply' and m.organisation = ${organisation})
    order by a.id`.execute(db);
  return rows;
}
