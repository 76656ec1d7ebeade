import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Pointer } from '#platform/facts/pointer.ts';

/** What the ids of this module are of that the audit tells: a panel and an objection of a need, a live final and a session of a track or a contest. */
export async function pointers(db: Db, ids: readonly string[]): Promise<Pointer[]> {
  const { rows } = await sql<Pointer>`
    select id, 'panel' as kind, 'need' as to, need as target, null as name from judging.panel where id = any(${ids}::uuid[])
    union all select o.id, 'objection', 'need', p.need, null from judging.objection o join judging.panel p on p.id = o.panel where o.id = any(${ids}::uuid[])
    union all select id, 'final', case when track is null then 'contest' else 'track' end, coalesce(track, contest), title from judging.final where id = any(${ids}::uuid[])
    union all select id, 'session', case when track is null then 'contest' else 'track' end, coalesce(track, contest), title from judging.session where id = any(${ids}::uuid[])`.execute(
    db,
  );
  return rows;
}
