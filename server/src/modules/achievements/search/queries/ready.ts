import type { Db, Tx } from '#platform/db/connection.ts';
import type { EncodedDocument } from '#platform/search/kept/encode.ts';

const ready = new WeakMap<Db, ReadonlyMap<string, EncodedDocument>>();

/** Keeps what is to be searched of rows that this transaction makes public, so that it need not be read from them again. */
export function keepReady(tx: Tx, documents: readonly EncodedDocument[]): void {
  ready.set(tx, new Map(documents.map((one) => [one.id, one])));
}

/** What was kept of these, by id. */
export const readyIn = (db: Db): ReadonlyMap<string, EncodedDocument> => ready.get(db) ?? new Map();
