import { workerData } from 'node:worker_threads';
import { answerOnce } from '#platform/files/sheets/apart.ts';
import { readNeedsFile } from './read-file.ts';

// A thread that reads one file and ends: see read-apart.ts.
const { name, bytes } = workerData as { name: string; bytes: Uint8Array };
await answerOnce(() => readNeedsFile(name, bytes));
