import { sql } from 'kysely';
import { ruleOfEach, tracksTakingNeeds } from '#modules/contests/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { wasTold } from '#platform/facts/read.ts';

type ToHandIn = { readonly id: string; readonly until: Date };

/**
 * Drafts and returned needs, or the one of an id, whose last day to be handed in is as near as the rule `deadline_near_days` of their
 * track says, and of whose end their owners were not told yet: of a draft the end of 征集 of its track, of what was returned its own
 * term where that is later. For a day, so that whatever stood still for that long is made up for; an end that moves is another end.
 */
export async function handInsNear(db: Db, limit: number, id: string | null = null): Promise<ToHandIn[]> {
  const { rows: tracks } = await sql<{
    id: string;
    contest: string;
  }>`select id, contest from contests.published_track`.execute(db);
  const daysOf = await ruleOfEach(db, [...new Set(tracks.map(({ contest }) => contest))], 'deadline_near_days');
  const at = await now(db);
  const taking = new Map((await tracksTakingNeeds(db)).map(({ track, until }) => [track, until.toISOString()]));
  const each = tracks.map((track) => ({
    track: track.id,
    ends: taking.get(track.id) ?? null,
    days: daysOf(track.contest, at, track.id),
  }));
  const near = (end: ReturnType<typeof sql>) =>
    sql`${end} > ${at}::timestamptz + make_interval(days => t.days - 1) and ${end} <= ${at}::timestamptz + make_interval(days => t.days)`;
  const { rows } = await sql<ToHandIn>`
    with t as (select * from jsonb_to_recordset(${JSON.stringify(each)}::jsonb) as each(track uuid, ends timestamptz, days int)),
    found as (
      select n.id, t.ends as until from t join needs.need n on n.track = t.track and n.state in ('draft', 'returned')
      where ${near(sql`t.ends`)} and (n.state = 'draft' or n.mend_until is null or n.mend_until <= t.ends)
      union all
      select n.id, n.mend_until from t join needs.need n on n.track = t.track and n.state = 'returned'
      where ${near(sql`n.mend_until`)} and (t.ends is null or t.ends < n.mend_until))
    select h.id, h.until from found h
    where (${id}::uuid is null or h.id = ${id}::uuid) and not ${wasTold('need_hand_in_near', sql`h.id`, 'until', sql`h.until`)}
    order by h.until, h.id limit ${limit}`.execute(db);
  return rows;
}

/** The same by their ids. */
export async function needsToHandIn(db: Db, limit: number): Promise<string[]> {
  return (await handInsNear(db, limit)).map(({ id }) => id);
}
