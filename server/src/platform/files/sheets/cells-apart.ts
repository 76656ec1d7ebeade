import { apart } from './apart.ts';
import type { ReadCells } from './cells.ts';
import { csvCells } from './read-cells.ts';
import { NoSheet } from './unpack.ts';

/** The cells of a sheet of whatever: of CSV, by its ending, here, since it grows by nothing; of XLSX in a thread of its own, as `apart` says. */
export async function readCellsApart(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  stopping?: AbortSignal,
): Promise<ReadCells | NoSheet['failure']> {
  if (!name.toLowerCase().endsWith('.csv'))
    return apart<ReadCells>(new URL('./cells-reader.ts', import.meta.url), { name, bytes }, stopping);
  try {
    return { rows: csvCells(bytes), merged: [] };
  } catch (error) {
    if (error instanceof NoSheet) return error.failure;
    throw error;
  }
}
