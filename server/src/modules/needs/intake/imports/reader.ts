import { parentPort, workerData } from 'node:worker_threads';
import { readNeedsFile } from './read-file.ts';
import { xlsxCells } from './read-sheet.ts';
import { NoSheet } from './unpack.ts';

// A thread that reads one file and ends: see read-apart.ts.
const { name, bytes, only } = workerData as { name: string; bytes: Uint8Array; only?: 'cells' };
const read = () => (only === 'cells' ? xlsxCells(bytes) : readNeedsFile(name, bytes));
try {
  parentPort?.postMessage(await read());
} catch (error) {
  if (!(error instanceof NoSheet)) throw error;
  parentPort?.postMessage(error.failure);
}
