import { Readable } from 'node:stream';
import { causeOfProblem } from '@jiebang/contract/needs/imports/problem.ts';
import writeXlsxFile from 'write-excel-file/node';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Download } from '#platform/http/serve.ts';
import { readable } from '../queries/imports.ts';
import { badRows } from '../store.ts';
import { sheetType } from './template.ts';

const heads = {
  zh: ['行', '列', '列名', '错误', '单元格内容'],
  en: ['Row', 'Column', 'Name', 'Problem', 'In the cell'],
} as const;
const files = { zh: '有误的行', en: 'problems' } as const;

/** Everything that is wrong with a sheet, a line for each problem, as a sheet itself. No cell of it is a formula. */
export async function problemsSheet(
  db: Db,
  viewer: Viewer,
  id: string,
  locale: 'zh' | 'en',
): Promise<Download | Refusal> {
  const row = await readable(db, viewer, id);
  if (!row) return refuse('not_found');
  const problems = (await badRows(db, id, { after: 0, limit: 2_147_483_647 })).flatMap((bad) => bad.problems);
  const text = (value: string) => ({ value, type: String, wrap: true, alignVertical: 'top' as const });
  const data = [
    heads[locale].map((head) => ({ value: head, type: String, fontWeight: 'bold' as const })),
    ...problems.map((one) => [
      { value: one.row, type: Number, alignVertical: 'top' as const },
      ...[one.column ?? '', one.header ?? '', causeOfProblem(one, locale), one.value ?? ''].map(text),
    ]),
  ];
  const columns = [8, 8, 20, 60, 44].map((width) => ({ width }));
  const bytes = await writeXlsxFile(data, { columns, stickyRowsCount: 1 }).toBuffer();
  const name = `${files[locale]}-${row.name.replace(/\.[a-z]+$/i, '')}.xlsx`;
  return { stream: Readable.from([bytes]), name, type: sheetType, size: bytes.length };
}
