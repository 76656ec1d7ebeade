import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';

/** Tables that a refused request may write: counters of attempts, and the work list of the job runner. */
const uncounted = ['identity.attempt'];

/** A number for each table that changes when any row does. Two equal fingerprints: nothing was changed. */
export async function fingerprint(db: Db): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker') order by 1`.execute(db);
  const counted = tables.filter(({ name }) => !uncounted.includes(name));
  // One statement: a question for each of some two hundred tables takes ten times as long.
  const { rows } = await sql<{ name: string; print: string }>`${sql.join(
    counted.map(
      ({ name }) => sql`
      select ${sql.lit(name)} as name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as print
      from ${sql.table(name)} t`,
    ),
    sql` union all `,
  )}`.execute(db);
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}
