import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';

/** Tables that a refused request may write: counters of attempts, and the work list of the job runner. */
const uncounted = ['identity.attempt'];

/** A number for each table that changes when any row does. Two equal fingerprints: nothing was changed. */
export async function fingerprint(db: Db): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker') order by 1`.execute(db);
  const prints: Record<string, string> = {};
  for (const { name } of tables) {
    if (uncounted.includes(name)) continue;
    const { rows } = await sql<{ print: string }>`
      select count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as print from ${sql.table(name)} t`.execute(
      db,
    );
    prints[name] = rows[0]?.print ?? '';
  }
  return prints;
}
