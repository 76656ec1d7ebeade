import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { mayReadOriginal } from '../access.ts';
import { tables } from '../store.ts';

/** How a need is called for one reader: by its own title for those who may read the original, else by its public one. */
export type NeedTitle = { readonly id: string; readonly number: string | null; readonly title: string };

/** Numbers of those of these needs that are in quarantine, which anyone may know, without their titles, which nobody may. */
export async function quarantinedTitles(db: Db, ids: readonly string[]): Promise<Map<string, NeedTitle>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('needs.need')
    .select(['id', 'number'])
    .where('id', 'in', [...new Set(ids)])
    .where('quarantined', '=', true)
    .execute();
  return new Map(rows.map(({ id, number }) => [id, { id, number, title: '' }]));
}

/** Titles of needs by id, as this viewer may read them; what may not be read is absent. Two queries, however many. */
export async function needTitles(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Map<string, NeedTitle>> {
  if (ids.length === 0) return new Map();
  const needs = await tables(db)
    .selectFrom('needs.need')
    .select(['id', 'number', 'title', 'organisation', 'contest', 'track', 'quarantined'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  if (needs.length === 0) return new Map();
  const shown = await tables(db)
    .selectFrom('needs.board_line')
    .select(['need as id', 'number', 'title'])
    .where('main', '=', true)
    .where(
      'need',
      'in',
      needs.map((need) => need.id),
    )
    .execute();
  const own = needs.filter((need) => mayReadOriginal(viewer, need));
  return new Map([...shown, ...own].map(({ id, number, title }) => [id, { id, number, title }]));
}
