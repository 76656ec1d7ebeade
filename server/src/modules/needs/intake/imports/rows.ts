import type { RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import {
  brokenCell,
  type Cells,
  excerpt,
  headerWithin,
  mergedAt,
  plainHeader,
  type ReadCells,
} from '#platform/files/sheets/cells.ts';
import { cleanLine, cleanText } from '#platform/files/sheets/clean.ts';
import { lettersOfColumn, type Merged } from '#platform/files/sheets/unpack.ts';
import type { Place } from './row.ts';

/** A row below a header, by the names that its reader gives the columns. */
export type SheetRow<Column extends string> = {
  readonly row: number;
  /** What stands in a column, mended as copying between systems needs it; empty where there is no such column. */
  readonly line: (column: Column) => string;
  readonly lines: (column: Column) => string;
  readonly problem: (column: Column | null, code: RowProblem['code'], detail?: string | null) => RowProblem;
  /** Cells of known columns that hold no value: failed formulas, merged cells, what begins like a formula. */
  readonly broken: readonly RowProblem[];
};

/** The rows below the header, which is the first row of which `isHeader` says so; null without one. */
export function rowsOfSheet<Column extends string>(
  { rows, merged }: ReadCells,
  columnOf: (name: string) => Column | undefined,
  isHeader: (columns: readonly (Column | undefined)[]) => boolean,
): SheetRow<Column>[] | null {
  const filled = rows.filter(({ cells }) => cells.some(({ text, wrong }) => wrong || text.trim() !== ''));
  const heads = filled.slice(0, headerWithin).map(({ cells }) => cells.map(({ text }) => columnOf(plainHeader(text))));
  const at = heads.findIndex(isHeader);
  const head = filled[at];
  if (!head) return null;
  const columns = heads[at] ?? [];
  return filled.slice(at + 1).map((cells) => sheetRow(cells, columns, head, merged));
}

function sheetRow<Column extends string>(
  { row, cells }: Cells,
  columns: readonly (Column | undefined)[],
  head: Cells,
  merged: readonly Merged[],
): SheetRow<Column> {
  const textOf = (column: Column | null): string =>
    column === null ? '' : (cells[columns.indexOf(column)]?.text ?? '').replace(/^\s*'(?=\d)/, '');
  const placeOf = (column: Column | null): Place => {
    const at = column === null ? -1 : columns.indexOf(column);
    if (at < 0) return { row, column: null, header: null };
    return { row, column: lettersOfColumn(at + 1), header: plainHeader(head.cells[at]?.text ?? '') };
  };
  const problem: SheetRow<Column>['problem'] = (column, code, detail = null) => ({
    ...placeOf(column),
    ...{ code, detail, value: excerpt(textOf(column)) },
  });
  return {
    row,
    line: (column) => cleanLine(textOf(column)).text,
    lines: (column) => cleanText(textOf(column)).text,
    problem,
    broken: columns.flatMap((column, n) => {
      const broken = column === undefined ? undefined : (brokenCell(cells[n]) ?? mergedAt(merged, row, n + 1));
      return column === undefined || !broken ? [] : [problem(column, broken.code, broken.detail)];
    }),
  };
}
