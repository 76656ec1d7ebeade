import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { sheetOfProblems } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Download } from '#platform/http/serve.ts';
import { readable } from '../queries/imports.ts';
import { badRows } from '../store.ts';

/** Rows of which a sheet tells at most: who has more mends these first. */
const mostRows = 10_000;

/** What is wrong with the rows of a file, a line for each problem, as a sheet. */
export async function problemsSheet(
  db: Db,
  viewer: Viewer,
  id: string,
  locale: 'zh' | 'en',
): Promise<Download | Refusal> {
  const row = await readable(db, viewer, id);
  if (!row) return refuse('not_found');
  const bad = await badRows(db, id, { after: 0, limit: mostRows });
  return sheetOfProblems(
    row.name,
    bad.flatMap(({ problems }) => problems),
    locale,
  );
}
