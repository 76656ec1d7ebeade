import type { AchievementColumn, ImportPreview } from '@jiebang/contract/achievements/imports/import.ts';
import type { achievementRoutes } from '@jiebang/contract/achievements/routes.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, keysOf, timeKeysOf } from '#platform/db/cursor.ts';
import { lettersOfColumn } from '#platform/files/sheets/unpack.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf } from '../access.ts';
import { shownRows } from '../config.ts';
import { cellsOf } from '../imports/lines.ts';
import { readRow } from '../imports/row.ts';
import { badRows, findImport, type ImportRow } from '../store.ts';
import { importView } from '../views.ts';
import { headOf } from './head.ts';

type Imports = (typeof achievementRoutes)['imports'];
type Problems = (typeof achievementRoutes)['importProblems'];

/** Imports of the viewer's own organisations, the newest first. */
export async function importsOf(db: Db, viewer: Viewer, query: Received<Imports>['query']): Promise<ReplyOf<Imports>> {
  const after = timeKeysOf(query.after);
  const mine = viewer.memberships.map(({ organisation }) => organisation);
  // The cursor has milliseconds and the column microseconds: truncated, both compare and sort alike.
  const { rows } = await sql<ImportRow>`
    select * from achievements.import where organisation = any(${mine}::uuid[])
      ${after ? sql`and (date_trunc('milliseconds', created_at), id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by date_trunc('milliseconds', created_at) desc, id desc limit ${sql.lit(query.limit + 1)}`.execute(db);
  const items = await viewsOf(db, viewer, rows.slice(0, query.limit));
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.at, last.id) : null };
}

/** One import as it stands. */
export async function readImport(db: Db, viewer: Viewer, id: string) {
  const row = await readable(db, viewer, id);
  const [view] = row ? await viewsOf(db, viewer, [row]) : [];
  return view ?? refuse('not_found');
}

/** How the first rows of the file would be read with these columns, or with those that their names suggest. */
export async function previewImport(
  platform: Platform,
  viewer: Viewer,
  id: string,
  mapping: readonly (AchievementColumn | null)[] | null,
): Promise<ImportPreview | Refusal> {
  const row = await readable(platform.db, viewer, id);
  if (!row) return refuse('not_found');
  if (row.state !== 'uploaded') return refuse('not_in_this_state', { detail: { state: row.state } });
  const head = await headOf(platform, row);
  if (typeof head === 'string') return { columns: [], rows: [], tried: 0, good: 0, problems: [], failure: head };
  const { headers, merged } = head;
  const lettered = row.kind !== 'jsonl';
  const columns = headers.map((name, at) => ({
    letters: lettered ? lettersOfColumn(at + 1) : null,
    name,
    column: (mapping ?? head.mapping)[at] ?? null,
  }));
  const how = { headers, mapping: columns.map(({ column }) => column), lettered, merged };
  const rows = head.rows.map((line) => cellsOf(line, headers));
  const read = rows.map((one) => readRow(one, how));
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []));
  return {
    columns,
    rows: rows.slice(0, shownRows).map((one) => ({
      row: one.row,
      cells: headers.map((_, at) => (one.cells[at]?.text ?? '').slice(0, 200)),
    })),
    tried: rows.length,
    good: read.filter((one) => 'draft' in one).length,
    problems: problems.slice(0, 50),
    failure: null,
  };
}

/** Rows that imported nothing of themselves, a page at a time, in the order of the file. */
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

async function viewsOf(db: Db, viewer: Viewer, rows: readonly ImportRow[]) {
  const people = await peopleById(
    db,
    rows.flatMap(({ person }) => person ?? []),
  );
  const owners = await organisationsById(
    db,
    rows.map(({ organisation }) => organisation),
  );
  return rows.map((row) => {
    const by = (row.person && people.get(row.person)?.name) || null;
    return importView(row, { by, owner: owners.get(row.organisation)?.name ?? '' }, viewer);
  });
}
