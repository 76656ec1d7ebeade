import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Pointer } from '#platform/facts/pointer.ts';

/** What the ids of this module are of: a need, what belongs to one, and an import into a track. */
export async function pointers(db: Db, ids: readonly string[]): Promise<Pointer[]> {
  const { rows } = await sql<Pointer>`
    select id, 'need' as kind, 'need' as to, id as target from needs.need where id = any(${ids}::uuid[])
    union all select id, 'question', 'need', need from needs.question where id = any(${ids}::uuid[])
    union all select id, 'report', 'need', need from needs.report where id = any(${ids}::uuid[])
    union all select id, 'diagnosis', 'need', need from needs.diagnosis where id = any(${ids}::uuid[])
    union all select id, 'confidential', 'need', need from needs.confidential where id = any(${ids}::uuid[])
    union all select d.id, 'disclosure', 'need', c.need from needs.disclosure d join needs.confidential c on c.id = d.confidential where d.id = any(${ids}::uuid[])
    union all select id, 'import', 'track', track from needs.import where id = any(${ids}::uuid[])`.execute(db);
  return rows;
}
