import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { World } from './world.ts';

/** Every row of every table of every schema, jobs too, as text; and every stored file. For canaries that must not stand in it. */
export async function everythingKept({ platform, filesFolder }: World): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(platform.db);
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.table(name)} t`.execute(platform.db);
    parts.push(...rows.map((row) => row.line));
  }
  for (const entry of await readdir(filesFolder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) parts.push((await readFile(path.join(entry.parentPath, entry.name))).toString('latin1'));
  return parts.join('\n');
}

/**
 * Has the database keep long values as they are from now on, where it would compress them and hide what stands in them from `databaseFiles`.
 * Returns the write-ahead log's present segment.
 */
export async function keepSearchable({ platform }: World): Promise<string> {
  await platform.pool.query(`
    do $$ declare one record; begin
      for one in
        select a.attrelid::regclass as name, string_agg(format('alter column %I set storage external', a.attname), ', ') as changes
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relkind = 'r' and a.attnum > 0 and a.attstorage = 'x' and not a.attisdropped
          and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
        group by a.attrelid
      loop execute format('alter table %s %s', one.name, one.changes); end loop;
    end $$`);
  const { rows } = await platform.pool.query<{ name: string }>('select pg_walfile_name(pg_current_wal_lsn()) as name');
  return rows[0]?.name ?? '';
}

/** The bytes of this database's own files, and of the write-ahead log from a segment on, as the server itself reads them. */
export async function databaseFiles({ platform }: World, fromSegment: string): Promise<Buffer[]> {
  await platform.pool.query('checkpoint');
  const { rows } = await platform.pool.query<{ file: string }>(
    `select 'pg_wal/' || name as file from pg_ls_waldir()
     where length(name) = 24 and name between $1 and pg_walfile_name(pg_current_wal_lsn())
     union all
     select 'base/' || d.oid || '/' || f from pg_database d, pg_ls_dir('base/' || d.oid) f where d.datname = current_database()`,
    [fromSegment],
  );
  const files: Buffer[] = [];
  for (const { file } of rows) {
    // With a length, since PostgreSQL 15 has no form that takes a missing file without one.
    const read = await platform.pool.query<{ bytes: Buffer | null }>(
      'select pg_read_binary_file($1, 0, size, true) as bytes from pg_stat_file($1, true)',
      [file],
    );
    if (read.rows[0]?.bytes) files.push(read.rows[0].bytes);
  }
  return files;
}
