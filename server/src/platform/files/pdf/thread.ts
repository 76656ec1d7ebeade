import { parentPort, workerData } from 'node:worker_threads';
import { layOut } from './layout.ts';
import type { Paper } from './paper.ts';

// A thread that lays out one paper and ends: see render.ts.
// Its own memory, which can be handed over.
const bytes = new Uint8Array(await layOut(workerData as Paper));
parentPort?.postMessage(bytes, [bytes.buffer]);
