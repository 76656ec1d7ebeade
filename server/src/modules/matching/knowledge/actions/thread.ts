import { parentPort, workerData } from 'node:worker_threads';
import { keep } from '#platform/search/match/keep.ts';
import { learn } from '#platform/search/match/knowledge.ts';
import type { ToLearn } from './learn.ts';

// A thread of its own, since learning takes seconds of a core in which nobody else would be answered.
const { questions, documents, further } = workerData as ToLearn;
const bytes = keep(learn(questions, documents, further));
parentPort?.postMessage(bytes, [bytes.buffer as ArrayBuffer]);
