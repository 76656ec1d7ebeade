import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import type { Cell, Cells, ReadCells } from './cells.ts';
import { NoSheet, unpack } from './unpack.ts';

/** The cells of a CSV file, with or without a byte order mark, in UTF-8 or, as Excel writes it in China, GB 18030. Throws `NoSheet`. */
export function csvCells(bytes: Uint8Array): Cells[] {
  const rows: Cells[] = [];
  try {
    parse(decoded(bytes), {
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ row: lines, cells: cells.map((text) => ({ text })) });
        return null;
      },
    });
  } catch {
    throw new NoSheet('unreadable');
  }
  return rows;
}

/** The cells of the first sheet of an XLSX file. A formula counts as the value that was last computed. Throws `NoSheet`. */
export async function xlsxCells(bytes: Uint8Array): Promise<ReadCells> {
  const { clean, merged, failed } = unpack(bytes);
  const sheet = await readSheet(clean).catch(() => {
    throw new NoSheet('unreadable');
  });
  const rows = sheet.map((cells) => cells.map((cell) => cellOf(cell)));
  // The reader gives them as empty, and leaves out rows and columns of nothing else.
  for (const { row, column, error } of failed) {
    while (rows.length < row) rows.push([]);
    const cells = rows[row - 1] ?? [];
    while (cells.length < column) cells.push({ text: '' });
    cells[column - 1] =
      error === null
        ? { text: '', wrong: { code: 'formula_empty', detail: null } }
        : { text: error, wrong: { code: 'formula_error', detail: error } };
  }
  return { rows: rows.map((cells, n) => ({ row: n + 1, cells })), merged };
}

function cellOf(cell: unknown): Cell {
  if (cell === null) return { text: '' };
  if (cell instanceof Date) return { text: Number.isNaN(cell.getTime()) ? '?' : cell.toISOString().slice(0, 10) };
  const text = String(cell);
  if (typeof cell === 'number' && Math.abs(cell) > Number.MAX_SAFE_INTEGER)
    return { text, wrong: { code: 'number_too_long', detail: null } };
  return { text };
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
