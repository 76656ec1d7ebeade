import { sql } from 'kysely';
import { tracksTakingNeeds } from '#modules/contests/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { wasTold } from '#platform/facts/read.ts';

type ToHandIn = { readonly id: string; readonly until: Date };

/**
 * Drafts and returned needs, or the one of an id, that can be handed in for between two and three days more and whose owners were not
 * told of that end yet: of a draft 征集 of its track, of what was returned its own term where that is later. A day is left, so that
 * whatever stood still for that long is made up for; an end that moves is another end.
 */
export async function handInsNear(db: Db, limit: number, id: string | null = null): Promise<ToHandIn[]> {
  const taking = await tracksTakingNeeds(db);
  const tracks = taking.map(({ track }) => track);
  const ends = taking.map(({ until }) => until.toISOString());
  const near = (end: ReturnType<typeof sql>) =>
    sql`${end} > platform.now() + interval '2 days' and ${end} <= platform.now() + interval '3 days'`;
  const { rows } = await sql<ToHandIn>`
    with taking as (select * from unnest(${tracks}::uuid[], ${ends}::timestamptz[]) as t(track, ends)),
    found as (
      select n.id, t.ends as until from taking t join needs.need n on n.track = t.track and n.state in ('draft', 'returned')
      where ${near(sql`t.ends`)} and (n.state = 'draft' or n.mend_until is null or n.mend_until <= t.ends)
      union all
      select n.id, n.mend_until from needs.need n left join taking t on t.track = n.track
      where n.state = 'returned' and ${near(sql`n.mend_until`)} and (t.ends is null or t.ends < n.mend_until))
    select h.id, h.until from found h
    where (${id}::uuid is null or h.id = ${id}::uuid) and not ${wasTold('need_hand_in_near', sql`h.id`, 'until', sql`h.until`)}
    order by h.until, h.id limit ${limit}`.execute(db);
  return rows;
}

/** The same by their ids. */
export async function needsToHandIn(db: Db, limit: number): Promise<string[]> {
  return (await handInsNear(db, limit)).map(({ id }) => id);
}
