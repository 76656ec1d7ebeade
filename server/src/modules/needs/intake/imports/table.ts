import { createHash } from 'node:crypto';
import { mostImportRows } from '@jiebang/contract/needs/imports/import.ts';
import type { RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { brokenCell, type Cells, excerpt, headerWithin, mergedAt, plainHeader } from '#platform/files/sheets/cells.ts';
import { cleanLine, cleanText } from '#platform/files/sheets/clean.ts';
import { lettersOfColumn, type Merged, NoSheet } from '#platform/files/sheets/unpack.ts';
import { type Column, columnOf, nameOfColumn } from './columns.ts';
import { draftOf } from './draft.ts';
import { checked, type Place, type ReadRow } from './row.ts';

/** Reads a table whose header names the columns: each row below it is a need. Throws `NoSheet` where there are too many. */
export function readTable(table: readonly Cells[], merged: readonly Merged[]): ReadRow[] {
  const filled = table.filter(({ cells }) => cells.some(({ text, wrong }) => wrong || text.trim() !== ''));
  const heads = filled.slice(0, headerWithin).map(({ cells }) => cells.map(({ text }) => columnOf(text)));
  const at = heads.findIndex((columns) => columns.includes('title'));
  const head = filled[at];
  if (!head) {
    const row = filled[0]?.row ?? 1;
    const problem = { row, column: null, header: null, code: 'no_title_column', detail: null, value: null } as const;
    return [{ row, problems: [problem] }];
  }
  const rows = filled.slice(at + 1);
  if (rows.length > mostImportRows) throw new NoSheet('too_many_rows');
  const names = head.cells.map(({ text }) => plainHeader(text));
  return rows.map((one) => readCells(one, heads[at] ?? [], names, merged));
}

const many: ReadonlySet<Column> = new Set(['problem', 'expectedResult', 'existingBasis', 'indicators']);
function readCells(
  { row, cells }: Cells,
  columns: readonly (Column | undefined)[],
  names: readonly string[],
  merged: readonly Merged[],
): ReadRow {
  const problems: RowProblem[] = [];
  const mended = new Set<string>();
  const placeOf = (column: Column): Place => {
    const at = columns.indexOf(column);
    if (at < 0) return { row, column: null, header: nameOfColumn(column) };
    return { row, column: lettersOfColumn(at + 1), header: names[at] ?? null };
  };
  const textOf = (column: Column): string => cells[columns.indexOf(column)]?.text ?? '';
  const wrong = (column: Column, code: RowProblem['code'], detail: string | null = null): null => {
    problems.push({ ...placeOf(column), code, detail, value: excerpt(textOf(column)) });
    return null;
  };
  for (const [n, column] of columns.entries()) {
    if (column === undefined) continue;
    const broken = brokenCell(cells[n]) ?? mergedAt(merged, row, n + 1);
    if (broken) wrong(column, broken.code, broken.detail);
  }
  const read = (column: Column): string => {
    // The apostrophe by which spreadsheets mark digits as text is no part of them.
    const raw = textOf(column).replace(/^\s*'(?=\d)/, '');
    const cleaned = many.has(column) ? cleanText(raw) : cleanLine(raw);
    for (const one of cleaned.mended) mended.add(one);
    return cleaned.text;
  };
  if (problems.length > 0) return { row, problems };
  const draft = draftOf(read, wrong);
  const sourceId = read('id') || digestOf(draft);
  const owner = { words: read('owner'), place: placeOf('owner') };
  const whole = checked({ row, sourceId, owner, draft, fullText: null, mended: [...mended] }, (field) => ({
    place: placeOf(field),
    value: textOf(field),
  }));
  // Everything that is wrong is told at once.
  if (problems.length > 0) return { row, problems: 'problems' in whole ? [...problems, ...whole.problems] : problems };
  return whole;
}

/** A need without a number of its own is known by its words. Columns that came later count where they are filled in, so that an older sheet stays the same. */
function digestOf({ otherFields, cooperation, recommender, ...draft }: NeedDraft): string {
  const later = {
    ...([otherFields, cooperation].some((list) => list.length > 0) ? { otherFields, cooperation } : {}),
    ...(recommender === null ? {} : { recommender }),
  };
  return createHash('sha256')
    .update(JSON.stringify({ ...draft, ...later }))
    .digest('hex')
    .slice(0, 32);
}
