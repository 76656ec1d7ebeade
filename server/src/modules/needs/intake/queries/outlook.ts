import type { ImportFailure } from '@jiebang/contract/needs/imports/import.ts';
import type { RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import type { Db } from '#platform/db/connection.ts';
import type { ReadRow } from '../imports/row.ts';
import { badRows, findImport } from '../store.ts';
import { newAmong, type Owned, ownedRows } from './owned-rows.ts';

/** What an import does, or would do. */
export type Outlook = {
  readonly imported: number;
  /** Rows that were there before, or twice in the file. */
  readonly already: number;
  readonly problems: readonly RowProblem[];
};

/** What an import of these rows would do now; it writes nothing. */
export async function importOutlook(
  db: Db,
  of: { readonly contest: string; readonly track: string; readonly organisation: string; readonly source: string },
  rows: readonly ReadRow[],
): Promise<Outlook> {
  const judged = await ownedRows(db, of, rows);
  const good = judged.filter((one): one is Owned => 'owner' in one);
  const { length: imported } = await newAmong(db, of, good);
  const problems = judged.flatMap((one) => ('problems' in one ? one.problems : []));
  return { imported, already: good.length - imported, problems };
}

/** What an import has done so far, for the operator who started it. */
export async function importReport(
  db: Db,
  id: string,
): Promise<Outlook & { readonly state: string; readonly failure: ImportFailure | null }> {
  const row = await findImport(db, id);
  if (!row) throw new Error('an import vanished');
  const bad = await badRows(db, id, { after: 0, limit: 2_147_483_647 });
  const { state, failure, imported, already } = row;
  return { state, failure, imported, already, problems: bad.flatMap(({ problems }) => problems) };
}
