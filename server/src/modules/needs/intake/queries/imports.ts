import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { trackById } from '#modules/contests/index.ts';
import { organisationById, peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, keysOf, timeKeysOf } from '#platform/db/cursor.ts';
import { asOf } from '../access.ts';
import { badRows, findImport, type ImportRow } from '../store.ts';
import { importView } from '../views.ts';

type Imports = (typeof needRoutes)['imports'];
type Problems = (typeof needRoutes)['importProblems'];

/** Imports into the tracks that the viewer organises, or of the viewer's own organisations, the newest first. */
export async function importsOf(db: Db, viewer: Viewer, query: Received<Imports>['query']): Promise<ReplyOf<Imports>> {
  const within = query.of === 'owner' ? ownOf(viewer) : organisedBy(viewer);
  const after = timeKeysOf(query.after);
  // The cursor has milliseconds and the column microseconds: truncated, both compare and sort alike.
  const { rows } = await sql<ImportRow>`
    select * from needs.import where ${within}
      ${after ? sql`and (date_trunc('milliseconds', created_at), id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by date_trunc('milliseconds', created_at) desc, id desc limit ${sql.lit(query.limit + 1)}`.execute(db);
  const items: ReplyOf<Imports>['items'] = [];
  for (const row of rows.slice(0, query.limit)) items.push(await viewOf(db, viewer, row));
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.at, last.id) : null };
}

/** What organisations import of their own is no organiser's to see. */
function organisedBy(viewer: Viewer) {
  const grants = viewer.grants.filter(({ role }) => role === 'organiser' || role === 'track_organiser');
  const scopes = grants.map(({ scopeId }) => scopeId).filter((scope) => scope !== null);
  return grants.some(({ scope }) => scope === 'platform')
    ? sql`role <> 'owner'`
    : sql`role <> 'owner' and (contest = any(${scopes}::uuid[]) or track = any(${scopes}::uuid[]))`;
}

function ownOf(viewer: Viewer) {
  return sql`role = 'owner' and organisation = any(${viewer.memberships.map((one) => one.organisation)}::uuid[])`;
}

/** One import as it stands. */
export async function readImport(db: Db, viewer: Viewer, id: string) {
  const row = await readable(db, viewer, id);
  return row ? viewOf(db, viewer, row) : refuse('not_found');
}

/** Rows that imported nothing of themselves, a page at a time, in the order of the sheet. */
export async function importProblems(
  db: Db,
  viewer: Viewer,
  id: string,
  query: Received<Problems>['query'],
): Promise<ReplyOf<Problems> | Refusal> {
  if (!(await readable(db, viewer, id))) return refuse('not_found');
  const [at] = keysOf(query.after, ['number']) ?? [0];
  const after = Number.isSafeInteger(at) ? Number(at) : 0;
  const rows = await badRows(db, id, { after: Math.min(Math.max(after, 0), 2_147_483_647), limit: query.limit + 1 });
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.row) : null };
}

/** The import, where it is for the viewer. */
export async function readable(db: Db, viewer: Viewer, id: string): Promise<ImportRow | null> {
  const row = await findImport(db, id);
  return row && asOf(viewer, row).length > 0 ? row : null;
}

async function viewOf(db: Db, viewer: Viewer, row: ImportRow) {
  const track = await trackById(db, row.track);
  if (!track) throw new Error('an import into a track that is none');
  const people = await peopleById(db, row.person === null ? [] : [row.person]);
  const own = row.role === 'owner' && row.organisation ? await organisationById(db, row.organisation) : null;
  const by = (row.person && people.get(row.person)?.name) || null;
  return importView(row, track, { by, owner: own?.name ?? null }, viewer);
}
