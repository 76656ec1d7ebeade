import { parentPort, workerData } from 'node:worker_threads';
import { readNeedsFile } from './read-file.ts';
import { NoSheet } from './unpack.ts';

// A thread that reads one file and ends: see read-apart.ts.
const { name, bytes } = workerData as { name: string; bytes: Uint8Array };
try {
  parentPort?.postMessage(await readNeedsFile(name, bytes));
} catch (error) {
  if (!(error instanceof NoSheet)) throw error;
  parentPort?.postMessage(error.failure);
}
