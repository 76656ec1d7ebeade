import type { ColumnType } from 'kysely';

/** Tables of the schema log; written by `npm run generate` from the database. */
export type LogTables = {
  'log.entry': {
    id: string;
    said: ColumnType<unknown, string, string>;
    salt: Buffer;
    data: Buffer;
    at: Date;
  };
  'log.head': {
    size: number;
    root: Buffer;
    at: Date;
    key_id: string;
    signature: string;
  };
  'log.leaf': {
    n: number;
    data: Buffer;
  };
  'log.node': {
    level: number;
    n: number;
    hash: Buffer;
  };
  'log.place': {
    entry: string;
    n: number;
  };
  'log.published_promise': {
    id: string | null;
    kind: string | null;
    team: string | null;
    version: number | null;
    at: Date | null;
  };
  'log.signing_key': {
    purpose: string;
    key_id: string;
    wrapped_private_key: Buffer;
    at: Date;
  };
};
