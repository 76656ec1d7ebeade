import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ImportFailure } from '@jiebang/contract/needs/imports/import.ts';
import type { ReadFile } from './read-file.ts';
import { csvCells } from './read-sheet.ts';
import type { ReadCells } from './rows.ts';
import { NoSheet } from './unpack.ts';

/** What reading one file may take: a file that needs more is a trap, or no sheet for an import. */
const limits = { memoryMb: 512, timeMs: 120_000 };

/**
 * Reads a file of needs in a thread of its own, so that the server answers meanwhile and no file, however it was made, takes the
 * server's memory or time: past its own the thread ends, and the file is `too_large`. The bytes are
 * handed over: they are empty afterwards. Throws an `AbortError` where it is to stop before the end.
 */
export function readApart(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  stopping?: AbortSignal,
  within = limits,
): Promise<ReadFile | ImportFailure> {
  return apart<ReadFile>({ name, bytes }, stopping, within);
}

/** The cells of a sheet of whatever: of CSV, by its ending, here, since it grows by nothing; of XLSX in the same manner as above. */
export async function readCellsApart(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ReadCells | ImportFailure> {
  if (!name.toLowerCase().endsWith('.csv')) return apart<ReadCells>({ name, bytes, only: 'cells' }, undefined, limits);
  try {
    return { rows: csvCells(bytes), merged: [] };
  } catch (error) {
    if (error instanceof NoSheet) return error.failure;
    throw error;
  }
}

type Asked = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly only?: 'cells' };

async function apart<T>(
  workerData: Asked,
  stopping: AbortSignal | undefined,
  { memoryMb, timeMs }: typeof limits,
): Promise<T | ImportFailure> {
  const thread = new Worker(new URL('./reader.ts', import.meta.url), {
    workerData,
    transferList: [workerData.bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 },
  });
  const over = new AbortController();
  const limit = setTimeout(() => over.abort(), timeMs);
  try {
    const [read] = await once(thread, 'message', {
      signal: AbortSignal.any([over.signal, ...(stopping ? [stopping] : [])]),
    });
    return read as T | ImportFailure;
  } catch (error) {
    const { code } = error as { code?: string };
    if (over.signal.aborted || code === 'ERR_WORKER_OUT_OF_MEMORY') return 'too_large';
    throw error;
  } finally {
    clearTimeout(limit);
    await thread.terminate();
  }
}
