import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';

/** How many public results that are definitive each of these organisations has won; those without one are absent. */
export async function publicWinsOf(db: Db, organisations: readonly string[]): Promise<Map<string, number>> {
  if (organisations.length === 0) return new Map();
  const { rows } = await sql<{ organisation: string; count: number }>`
    select n.organisation, count(*)::int as count from judging.notice n join judging.panel p on p.id = n.panel
    where n.organisation = any(${[...new Set(organisations)]}::uuid[]) and n.withdrawn_at is null and p.state = 'definitive'
    group by n.organisation`.execute(db);
  return new Map(rows.map(({ organisation, count }) => [organisation, count]));
}
