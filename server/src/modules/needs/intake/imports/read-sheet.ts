import { csvCells, xlsxCells } from '#platform/files/sheets/read-cells.ts';
import type { ReadRow } from './row.ts';
import { readTable } from './table.ts';

/** Reads a CSV file. Throws `NoSheet`. */
export const readCsv = (bytes: Uint8Array): ReadRow[] => readTable(csvCells(bytes), []);

/** Reads the first sheet of an XLSX file. Throws `NoSheet`. */
export async function readXlsx(bytes: Uint8Array): Promise<ReadRow[]> {
  const { rows, merged } = await xlsxCells(bytes);
  return readTable(rows, merged);
}
