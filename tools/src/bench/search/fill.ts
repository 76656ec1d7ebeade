import { workerData } from 'node:worker_threads';
import { connect } from '../../../../server/src/platform/db/connection.ts';
import { transactOn } from '../../../../server/src/platform/db/transact.ts';
import { putDocuments } from '../../../../server/src/platform/search/kept/documents.ts';
import { documentAt } from './corpus.ts';

// A thread that puts documents into an index as the port does, and takes with it what making them left in memory.

export type FillWork = { readonly databaseUrl: string; readonly name: string; readonly documents: number };

const batch = 1000;
const { databaseUrl, name, documents } = workerData as FillWork;
const { db } = connect(databaseUrl, 1);
const transact = transactOn(db, {});
for (let from = 0; from < documents; from += batch) {
  const next = Array.from({ length: Math.min(batch, documents - from) }, (_, n) => documentAt(from + n));
  await transact((tx) => putDocuments(tx, name, next));
}
await db.destroy();
