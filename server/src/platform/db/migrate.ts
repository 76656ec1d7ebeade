import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { runMigrations as migrateJobs } from 'graphile-worker';
import pg from 'pg';

const folder = new URL('../../../migrations/', import.meta.url);
// Any fixed number: two servers that start at once take turns.
const lock = 7_461_203;

/** The migrations in order, with the hash that tells when an applied one was changed. */
async function listed(): Promise<{ name: string; text: string; hash: string }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return {
        name,
        text,
        hash: createHash('sha256').update(text).digest('hex'),
      };
    }),
  );
}

/** Brings the database to this version: each migration once, whole or not at all, forward only. Throws when an applied one was changed. */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    await client.query(
      'create table if not exists public.jiebang_migration (name text primary key, hash text not null, at timestamptz not null default clock_timestamp())',
    );
    const { rows } = await client.query<{ name: string; hash: string }>(
      'select name, hash from public.jiebang_migration',
    );
    const applied = new Map(rows.map((row) => [row.name, row.hash]));
    for (const migration of await listed()) {
      const hash = applied.get(migration.name);
      if (hash === migration.hash) continue;
      if (hash !== undefined)
        throw new Error(`the migration ${migration.name} was changed after it was applied; write a new one instead`);
      await client.query('begin');
      try {
        await client.query(migration.text);
        await client.query('insert into public.jiebang_migration (name, hash) values ($1, $2)', [
          migration.name,
          migration.hash,
        ]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`the migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
      }
    }
    await migrateJobs({ connectionString: databaseUrl });
  } finally {
    await client.end();
  }
}

/** How the migrations of this version and those of the database differ, by name. */
export type MigrationState = {
  /** This version has them, the database lacks them. */
  readonly pending: readonly string[];
  /** Their text is no longer the one that was applied. */
  readonly changed: readonly string[];
  /** The database has them, this version does not know them: it is older than its database. */
  readonly unknown: readonly string[];
};

/** Compares the migrations of this version with those that were applied, each by the hash of its text. */
export async function migrationState(pool: pg.Pool): Promise<MigrationState> {
  const { rows } = await pool.query<{ name: string; hash: string }>(
    'select name, hash from public.jiebang_migration order by name',
  );
  const applied = new Map(rows.map((row) => [row.name, row.hash]));
  const known = await listed();
  return {
    pending: known.filter(({ name }) => !applied.has(name)).map(({ name }) => name),
    changed: known.filter(({ name, hash }) => (applied.get(name) ?? hash) !== hash).map(({ name }) => name),
    unknown: rows.map(({ name }) => name).filter((name) => !known.some((one) => one.name === name)),
  };
}
