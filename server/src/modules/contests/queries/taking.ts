import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';

/** A track that takes needs now, and until when: the end of its own 征集 where it has dates of its own, else of its contest's. */
type TakingTrack = { readonly track: string; readonly contest: string; readonly until: Date };

/** The tracks of open contests that take needs now, or those among the named ones; in the order of their contests and of their places. */
export async function tracksTakingNeeds(db: Db, among: readonly string[] | null = null): Promise<TakingTrack[]> {
  const { rows } = await sql<TakingTrack>`
    select t.id as track, t.contest, p.ends_at as until
    from contests.track t
    join contests.contest c on c.id = t.contest and c.state = 'open'
    join contests.contest_phase p on p.contest = t.contest and p.phase = 'collecting'
      and p.starts_at <= platform.now() and platform.now() < p.ends_at
      and p.track is not distinct from
        case when exists (select 1 from contests.contest_phase o where o.track = t.id) then t.id end
    where ${among}::uuid[] is null or t.id = any(${among}::uuid[])
    order by c.created_at desc, c.id, t.n`.execute(db);
  return rows;
}

/** When 揭榜 ends in a track: by its own dates where it has some, else by its contest's; null where none are set. */
export async function solvingEndOf(db: Db, track: string): Promise<Date | null> {
  const { rows } = await sql<{ ends_at: Date }>`
    select p.ends_at from contests.track t
    join contests.contest_phase p on p.contest = t.contest and p.phase = 'solving' and p.track is not distinct from
      case when exists (select 1 from contests.contest_phase o where o.track = t.id) then t.id end
    where t.id = ${track}`.execute(db);
  return rows[0]?.ends_at ?? null;
}
