import { causeOfProblem, type RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { listSheet } from '#platform/files/sheets/sheet.ts';
import type { Download } from '#platform/http/serve.ts';
import { readable } from '../queries/imports.ts';
import { badRows } from '../store.ts';

const heads = {
  zh: ['行', '列', '列名', '错误', '单元格内容'],
  en: ['Row', 'Column', 'Name', 'Problem', 'In the cell'],
} as const;
const files = { zh: '有误的行', en: 'problems' } as const;

/** Everything that is wrong with a sheet, a line for each problem, as a sheet itself. */
export async function problemsSheet(
  db: Db,
  viewer: Viewer,
  id: string,
  locale: 'zh' | 'en',
): Promise<Download | Refusal> {
  const row = await readable(db, viewer, id);
  if (!row) return refuse('not_found');
  const problems = (await badRows(db, id, { after: 0, limit: 2_147_483_647 })).flatMap((bad) => bad.problems);
  return sheetOfProblems(row.name, problems, locale);
}

/** Problems of a file of this name as a sheet, a line for each. */
export function sheetOfProblems(of: string, problems: readonly RowProblem[], locale: 'zh' | 'en'): Promise<Download> {
  const name = `${files[locale]}-${of.replace(/\.[a-z]+$/i, '')}.xlsx`;
  const widths = [8, 8, 20, 60, 44];
  return listSheet(
    name,
    heads[locale].map((head, n) => ({ head, width: widths[n] ?? 20 })),
    problems.map((one) => [one.row, one.column ?? '', one.header ?? '', causeOfProblem(one, locale), one.value ?? '']),
  );
}
