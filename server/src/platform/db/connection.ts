import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { preparing } from './prepared.ts';

/** A connection or transaction with no module's tables in sight; a module's `store` adds its own with `withTables`. */
// biome-ignore lint/complexity/noBannedTypes: Kysely spells "no tables" so
export type Db = Kysely<{}>;
// biome-ignore lint/complexity/noBannedTypes: Kysely spells "no tables" so
export type Tx = Transaction<{}>;

// 20: bigint (counts, fen, positions) as number: every such column is checked to stay within 2^53.
pg.types.setTypeParser(20, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`a bigint beyond 2^53: ${text}`);
  return value;
});
// 1082: a day stays the text YYYY-MM-DD; a Date would move with the process's time zone.
pg.types.setTypeParser(1082, (text) => text);

/** Opens a pool of connections, which the database lists under a name. Times of the session are UTC. */
export function connect(databaseUrl: string, max = 10, name = 'jiebang'): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    options: '-c timezone=UTC',
    application_name: name,
  });
  // An idle connection that the server ends is no reason to end: the pool opens another.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { pool, db: new Kysely({ dialect: new PostgresDialect({ pool: preparing(pool) }) }) };
}

/** The platform's time (docs: ARCHITECTURE.md, "One clock"). */
export async function now(db: Db): Promise<Date> {
  const { rows } = await sql<{
    now: Date;
  }>`select platform.now() as now`.execute(db);
  const row = rows[0];
  if (!row) throw new Error('the database gave no time');
  return row.now;
}

/** Moves the clock so that it reads `to` now and goes on from there. For tests and the demo; production refuses to start with a moved clock. */
export async function setClock(db: Db, to: Date): Promise<void> {
  await sql`update platform.clock set offset_ms = round(extract(epoch from (${to}::timestamptz - clock_timestamp())) * 1000)`.execute(
    db,
  );
}

/** Sets the clock back to real time. */
export async function resetClock(db: Db): Promise<void> {
  await sql`update platform.clock set offset_ms = 0`.execute(db);
}

/** Whether the clock is not the real one. */
export async function clockIsMoved(db: Db): Promise<boolean> {
  const { rows } = await sql`select from platform.clock where offset_ms <> 0`.execute(db);
  return rows.length > 0;
}
