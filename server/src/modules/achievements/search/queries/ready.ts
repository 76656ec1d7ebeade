import type { Db, Tx } from '#platform/db/connection.ts';
import type { EncodedBatch } from '#platform/search/kept/encode.ts';

const ready = new WeakMap<Db, EncodedBatch>();

/** Keeps what is to be searched of rows that this transaction makes public, so that it need not be read from them again. */
export function keepReady(tx: Tx, batch: EncodedBatch): void {
  ready.set(tx, batch);
}

/** What was kept of them in this transaction. */
export const readyIn = (db: Db): EncodedBatch | undefined => ready.get(db);
