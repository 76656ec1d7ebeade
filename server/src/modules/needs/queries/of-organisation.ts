import type { Work } from '@jiebang/contract/desk/work.ts';
import { sql } from 'kysely';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { needTitles } from './titles.ts';

/** As many of one sort as a page of an organisation names, those going on first. */
const most = 100;
/** States in which a need goes on no longer. */
export const over = ['rejected', 'completed', 'unanswered', 'none_fits', 'withdrawn', 'terminated'];

/** Needs of an organisation: to others than its own people those that were submitted, titled as the viewer may read them. */
export async function needsOfOrganisation(db: Db, viewer: Viewer, organisation: string): Promise<Work[]> {
  const own = membershipIn(viewer, organisation) !== undefined;
  const { rows } = await sql<{ id: string; number: string | null; running: boolean }>`
    select id, number, not state = any(${over}::text[]) as running from needs.need
    where organisation = ${organisation} and (${own} or number is not null)
    order by running desc, moved_at desc, id limit ${most}`.execute(db);
  const ids = rows.map((row) => row.id);
  const titles = await needTitles(db, viewer, ids);
  return rows.map((row) => ({
    ...row,
    module: 'needs',
    title: titles.get(row.id)?.title ?? null,
    address: own ? `/needs/${row.id}` : null,
  }));
}
