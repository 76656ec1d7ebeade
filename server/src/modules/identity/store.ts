import type { Db, Tx } from '#platform/db/connection.ts';
import type { IdentityTables } from './tables.gen.ts';

/** This module's tables, on a connection or in a transaction. */
export const tables = (db: Db) => db.withTables<IdentityTables>();
export const tablesIn = (tx: Tx) => tx.withTables<IdentityTables>();
