import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Pointer } from '#platform/facts/pointer.ts';

/** What the ids of this module are of: an organisation, a person, and what belongs to one of them. */
export async function pointers(db: Db, ids: readonly string[]): Promise<Pointer[]> {
  const { rows } = await sql<Pointer>`
    select id, 'organisation' as kind, 'organisation' as to, id as target, null as name from identity.organisation where id = any(${ids}::uuid[])
    union all select id, 'person', 'person', id, null from identity.person where id = any(${ids}::uuid[])
    union all select id, 'organisation_change', 'organisation', organisation, null from identity.organisation_change where id = any(${ids}::uuid[])
    union all select id, 'api_key', 'organisation', organisation, name from identity.api_key where id = any(${ids}::uuid[])
    union all select id, 'role_offer', null, null, null from identity.grant_invitation where id = any(${ids}::uuid[])`.execute(
    db,
  );
  return rows;
}
