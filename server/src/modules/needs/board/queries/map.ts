import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';

/** Needs in one part: with both languages 10,000 addresses, well below the 50,000 and 50 MB of a site map (sitemaps.org). */
const perPart = 5000;

/** One part of the list of all published needs, oldest first, so that full parts hardly ever change. */
export async function map(db: Db, part: number): Promise<ReplyOf<(typeof needRoutes)['map']>> {
  const counted = await sql<{ n: number }>`select count(*) as n from needs.board`.execute(db);
  const { rows } = await sql<{ number: string; changed_at: Date }>`
    select b.number, n.moved_at as changed_at
    from (
      select number, need, published_at from needs.board order by published_at, need
      limit ${sql.lit(perPart)} offset ${(part - 1) * perPart}) b
    join needs.need n on n.id = b.need order by b.published_at, b.need`.execute(db);
  return {
    parts: Math.max(1, Math.ceil((counted.rows[0]?.n ?? 0) / perPart)),
    items: rows.map(({ number, changed_at }) => ({ number, changedAt: changed_at.toISOString() })),
  };
}
