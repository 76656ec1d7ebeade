import { workerData } from 'node:worker_threads';
import { answerOnce } from './apart.ts';
import { xlsxCells } from './read-cells.ts';

// A thread that reads one file and ends: see cells-apart.ts.
const { bytes } = workerData as { bytes: Uint8Array };
await answerOnce(() => xlsxCells(bytes));
