import type {
  ChangeMove,
  ChangeState,
  OrganisationChange,
} from '@jiebang/contract/identity/organisation/change/change.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { isDecider, isOwnAdmin } from '../../../access.ts';
import { type OrganisationRow, organisationById } from '../../../queries/organisation.ts';
import { idCursor, type Page, pageOfRows } from '../../../queries/page.ts';
import { beginningOf, viewChange } from '../views.ts';
import { type ChangeRow, changeById, changes, openChangeOf, readsChange, rowOf } from './change.ts';
import { papersOf } from './papers.ts';

/** The change as this viewer sees it, with what stands beside it. */
export async function viewOf(
  platform: Platform,
  db: Db,
  viewer: Viewer,
  row: ChangeRow,
  organisation: OrganisationRow,
): Promise<OrganisationChange> {
  const { rows: moves } = await sql<Omit<ChangeMove, 'at'> & { readonly at: Date }>`
    select m.action, m.to_state as to, m.at, m.role, case when m.role <> 'decider' or ${isDecider(viewer)} then p.name end as by,
      coalesce((select jsonb_agg(jsonb_build_object('code', f.code, 'note', f.note) order by f.code)
        from identity.organisation_change_finding f where f.move = m.n), '[]') as findings
    from identity.organisation_change_move m left join identity.person p on p.id = m.person
    where m.item = ${row.id} order by m.n`.execute(db);
  const papers = await papersOf(db, row.id);
  return viewChange(platform, row, organisation, viewer, papers, moves);
}

/** One change, for those who may read it; to others it does not exist. */
export async function organisationChange(
  platform: Platform,
  viewer: Viewer,
  id: string,
): Promise<OrganisationChange | Refusal> {
  const { db } = platform;
  const row = await changeById(db, id);
  const organisation = row && readsChange(viewer, row) ? await organisationById(db, row.organisation) : null;
  return row && organisation ? viewOf(platform, db, viewer, row, organisation) : refuse('not_found');
}

/** The changes of an organisation, newest first, and whether another may be begun. */
export async function changesOfOrganisation(platform: Platform, viewer: Viewer, id: string, page: Page) {
  const { db } = platform;
  const may = isOwnAdmin(viewer, id) || isDecider(viewer);
  const organisation = may ? await organisationById(db, id) : null;
  if (!organisation) return refuse('not_found');
  let query = changes(db)
    .where('organisation', '=', id)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (!isOwnAdmin(viewer, id)) query = query.where('state', '!=', 'draft');
  const after = idCursor(page);
  if (after !== null) query = query.where('id', '<', after);
  const { items, next } = pageOfRows((await query.execute()).map(rowOf), page, (row) => row.id);
  const views: OrganisationChange[] = [];
  for (const row of items) views.push(await viewOf(platform, db, viewer, row, organisation));
  return { items: views, next, can: beginningOf(organisation, viewer, (await openChangeOf(db, id)) !== null) };
}

type Search = Page & { readonly state: Exclude<ChangeState, 'draft'> };

/** Changes of a state, those that stand in it longest first, for those who decide. */
export async function waitingChanges(platform: Platform, viewer: Viewer, { state, ...page }: Search) {
  if (!isDecider(viewer)) return refuse('forbidden');
  const { db } = platform;
  // The cursor has milliseconds and the column microseconds: truncated, both compare and sort alike.
  const since = sql<Date>`date_trunc('milliseconds', moved_at)`;
  const after = timeKeysOf(page.after);
  let query = changes(db)
    .where('state', '=', state)
    .orderBy(since)
    .orderBy('id')
    .limit(page.limit + 1);
  if (after) query = query.where(sql<boolean>`(${since}, id) > (${after.at}::timestamptz, ${after.id}::uuid)`);
  const rows = (await query.execute()).map(rowOf);
  const { items, next } = pageOfRows(rows, page, (row) => cursorOf(row.moved_at.toISOString(), row.id));
  const views: OrganisationChange[] = [];
  for (const row of items) {
    const organisation = await organisationById(db, row.organisation);
    if (organisation) views.push(await viewOf(platform, db, viewer, row, organisation));
  }
  return { items: views, next };
}
