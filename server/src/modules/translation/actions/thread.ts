import { parentPort, workerData } from 'node:worker_threads';
import { type BilingualText, learnPairs } from '#platform/search/languages/learn.ts';

// A thread of its own, since learning takes seconds of a core in which nobody else would be answered.
parentPort?.postMessage(learnPairs(workerData as readonly BilingualText[]));
