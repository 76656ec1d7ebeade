import type { OpenTrack, TrackScope } from '@jiebang/contract/contests/contest.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { scopeNow } from './contests.ts';

/** Tracks of every open contest, the newest contest first, a page at a time; the cursor is the number of those before. */
export async function openTracks(
  db: Db,
  page: { after?: string | undefined; limit: number },
): Promise<{ items: OpenTrack[]; next: string | null }> {
  const before = /^\d{1,6}$/.test(page.after ?? '') ? Number(page.after) : 0;
  const { rows } = await sql<Omit<OpenTrack, keyof TrackScope> & { scope: TrackScope }>`
    select t.id, t.name, t.name_en as "nameEn", t.kind, ${scopeNow('c.id', 't.id')} as scope,
      jsonb_build_object('id', c.id, 'name', c.name, 'nameEn', c.name_en, 'number', c.number) as contest,
      exists (
        select 1 from contests.contest_phase p
        where p.contest = c.id and p.phase = 'collecting' and p.ends_at > platform.now()
          and p.track is not distinct from (select o.track from contests.contest_phase o where o.track = t.id limit 1)
      ) as collecting
    from contests.contest c join contests.track t on t.contest = c.id
    where c.state = 'open' order by c.created_at desc, c.id desc, t.n
    limit ${page.limit + 1} offset ${before}`.execute(db);
  const items = rows.slice(0, page.limit).map(({ scope, ...track }) => ({ ...track, ...scope }));
  return { items, next: rows.length > page.limit ? String(before + page.limit) : null };
}
