import type { Db } from '#platform/db/connection.ts';
import type { AwardsTables } from './tables.gen.ts';

/** The module's own tables over any connection. */
export const tables = (db: Db) => db.withTables<AwardsTables>();
