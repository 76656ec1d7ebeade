import type { Merged } from './unpack.ts';

/** What can be wrong with a cell whatever its column. */
export type CellFault = {
  readonly code: 'formula_error' | 'formula_empty' | 'formula_like' | 'merged' | 'number_too_long';
  /** What the words for it need to be exact: the error, the range of cells. */
  readonly detail: string | null;
};
/** A cell's text, and what is wrong with it whatever its column. */
export type Cell = { readonly text: string; readonly wrong?: CellFault };
/** A row of a table, counted from 1 as an editor shows it. */
export type Cells = { readonly row: number; readonly cells: readonly Cell[] };
/** The cells of a sheet, whatever it is about. */
export type ReadCells = { readonly rows: readonly Cells[]; readonly merged: readonly Merged[] };

/** Values that a formula ends in when it fails (ECMA-376 part 1, 18.17.3). */
const errorValue =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!)$/;

/** What is wrong with a cell whatever its column: a number that lost digits, a failed formula, the text of a formula. */
export function brokenCell(cell: Cell | undefined): CellFault | undefined {
  if (cell?.wrong) return cell.wrong;
  const text = cell?.text.trim() ?? '';
  if (errorValue.test(text)) return { code: 'formula_error', detail: text };
  // What begins like this is a formula in the next spreadsheet that it is copied to.
  return /^'?[=@]/.test(text) ? { code: 'formula_like', detail: null } : undefined;
}

/** Whether a cell, by row and column from 1, is merged with others. */
export function mergedAt(merged: readonly Merged[], row: number, column: number): CellFault | undefined {
  const found = merged.find(
    ({ rows, columns }) => rows[0] <= row && row <= rows[1] && columns[0] <= column && column <= columns[1],
  );
  return found && { code: 'merged', detail: found.name };
}

/** The beginning of what stands in a cell, as a problem shows it; null of an empty one. */
export const excerpt = (value: string): string | null => {
  const words = value.toWellFormed().replace(/\p{Cc}+/gu, ' ');
  return words === '' ? null : words.length > 60 ? `${words.slice(0, 60).toWellFormed()}…` : words;
};

/** Rows among which a header is looked for: above it some write a title. */
export const headerWithin = 5;

/** A column's name without the mark of what must be filled in. */
export const plainHeader = (name: string): string => name.replace(/[\s*]+$/, '').trim();
