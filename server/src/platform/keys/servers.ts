import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { keysOf, type MasterKey, masterKeyId } from '#platform/seal/seal.ts';

const prefix = 'jiebang key ';

/** What the database lists a server's connections by: the master key that it wraps with, so that a change of it knows who still uses another. */
export const connectionName = (masterKey: MasterKey): string => `${prefix}${masterKeyId(keysOf(masterKey)[0])}`;

/** The other master keys that servers wrap with which are connected now, by their ids. */
export async function wrappingOtherwise(db: Db, masterKey: MasterKey): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct application_name as name from pg_stat_activity
    where datname = current_database() and starts_with(application_name, ${prefix})
      and application_name <> ${connectionName(masterKey)}`.execute(db);
  return rows.map(({ name }) => name.slice(prefix.length));
}
