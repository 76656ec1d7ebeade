import type { Db, Tx } from '#platform/db/connection.ts';
import type { SearchDocument } from '#platform/search/port.ts';

const ready = new WeakMap<Db, ReadonlyMap<string, SearchDocument>>();

/** Keeps what is to be searched of rows that this transaction makes public, so that it need not be read from them again. */
export function keepReady(tx: Tx, documents: readonly SearchDocument[]): void {
  ready.set(tx, new Map(documents.map((one) => [one.id, one])));
}

/** What was kept of these, by id. */
export const readyIn = (db: Db): ReadonlyMap<string, SearchDocument> => ready.get(db) ?? new Map();
