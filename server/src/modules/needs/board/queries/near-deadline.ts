import { sql } from 'kysely';
import { ruleOfEach } from '#modules/contests/index.ts';
import { type Db, now } from '#platform/db/connection.ts';

/**
 * Needs on the board, or the one of an id, whose deadline is as near as the rule `deadline_near_days` of their track says now and of whose
 * deadline that was not told yet, the first to close first. A changed rule holds for all of them from then on.
 */
export async function needsNearDeadline(db: Db, limit: number, id: string | null = null): Promise<string[]> {
  const { rows: tracks } = await sql<{
    id: string;
    contest: string;
  }>`select id, contest from contests.published_track`.execute(db);
  const daysOf = await ruleOfEach(db, [...new Set(tracks.map(({ contest }) => contest))], 'deadline_near_days');
  const at = await now(db);
  const days = tracks.map((track) => ({ track: track.id, days: daysOf(track.contest, at, track.id) }));
  const most = Math.max(0, ...days.map((each) => each.days));
  const { rows } = await sql<{ id: string }>`
    select n.id from needs.need n join jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as near(track uuid, days int) on near.track = n.track
    where n.state = 'published' and not n.quarantined and (${id}::uuid is null or n.id = ${id}::uuid)
      and n.deadline_told is distinct from n.deadline and n.deadline > ${at}
      and n.deadline <= ${at}::timestamptz + make_interval(days => ${most}::int)
      and n.deadline <= ${at}::timestamptz + make_interval(days => near.days)
    order by n.deadline, n.id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
