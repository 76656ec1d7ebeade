import { sql } from 'kysely';
import type { Db } from './connection.ts';

/** What the database has last found out about a column of lists (arrays, words of a text). */
export type Statistics = {
  /** About how many rows its table has; 0 where nobody has looked yet. */
  readonly rows: number;
  /** On which part of the rows, from 0 to 1, each of the most common elements stands. What is not here is rarer than those. */
  readonly common: ReadonlyMap<string, number>;
};

type Row = { readonly rows: number; readonly elements: string[] | null; readonly parts: number[] | null };

/** The planner's statistics (ANALYZE) of a column, in one cheap read: some minutes old, never exact. */
export async function statisticsOf(db: Db, schema: string, table: string, column: string): Promise<Statistics> {
  const { rows } = await sql<Row>`
    select greatest(c.reltuples, 0)::int as rows, s.most_common_elems::text::text[] as elements, s.most_common_elem_freqs::float8[] as parts
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = ${column}
    where n.nspname = ${schema} and c.relname = ${table}`.execute(db);
  const { rows: count = 0, elements = null, parts = null } = rows[0] ?? {};
  return { rows: count, common: new Map(elements?.map((element, n) => [element, parts?.[n] ?? 0])) };
}
