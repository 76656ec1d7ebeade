import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';

/** A name under which an organisation was verified until a time. */
export type FormerName = { readonly organisation: string; readonly name: string; readonly until: Date };

/** The names that these organisations had before, the one given up first first. */
export async function formerNamesOf(db: Db, organisations: readonly string[]): Promise<FormerName[]> {
  const { rows } = await sql<FormerName>`
    select organisation, was ->> 'name' as name, moved_at as until from identity.organisation_change
    where organisation = any(${organisations}::uuid[]) and state = 'approved' and was ->> 'name' <> wanted ->> 'name'
    order by moved_at`.execute(db);
  return rows;
}
