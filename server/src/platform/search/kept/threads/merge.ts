import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../../../db/connection.ts';
import { Merger } from '../merge.ts';

// A thread that makes and merges the segments of one index until nothing is left to do, and ends. It may be ended at any moment.

export type MergeWork = {
  readonly databaseUrl: string;
  readonly index: string;
  readonly flushAt: number;
  readonly known: Map<number, SharedArrayBuffer>;
};
export type Made = { readonly id: number; readonly buffer: SharedArrayBuffer };

const { databaseUrl, index, flushAt, known } = workerData as MergeWork;
const { db } = connect(databaseUrl, 2, 'jiebang search merge');
const made = (id: number, buffer: SharedArrayBuffer) => parentPort?.postMessage({ id, buffer } satisfies Made);
try {
  const merger = new Merger({ db, index, flushAt, known, made });
  while (await merger.step());
} finally {
  await db.destroy();
}
