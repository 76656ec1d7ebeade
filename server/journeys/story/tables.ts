import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import type { World } from '#testing/world.ts';

/** Which tables are read by what, and which were written, as the statements say that go to the database. */
export type Tables = {
  /** Does something, and adds to `read` every table that it reads. */
  readingInto<T>(read: Set<string>, act: () => Promise<T>): Promise<T>;
  /** The tables written since this was last asked. */
  takeWritten(): Set<string>;
};

const named = /"?\b([a-z_]+)"?\."?([a-z_]+)\b/g;
const writes = /\b(insert into|update|delete from|truncate|merge into|copy)\b/i;
/** What a statement reads the time by. Of who asks it is read each time, and no grant of the story begins or ends. */
const clock = 'platform.now()';
const whoAsks = /\bfrom identity\.session s\b/;
const locks = /\bfor (no key )?update\b/gi;

/** Overhears the statements of a world from now on; what reads a view reads the tables behind it. */
export async function overhear({ platform }: World): Promise<Tables> {
  const { rows } = await platform.pool.query<{ name: string; tables: string[] }>(
    `select table_schema || '.' || table_name as name, array[table_schema || '.' || table_name] as tables
     from information_schema.tables where table_type = 'BASE TABLE'
     union all
     select view_schema || '.' || view_name, array_agg(table_schema || '.' || table_name)
       || case when pg_get_viewdef((view_schema || '.' || view_name)::regclass) like '%${clock}%' then '{platform.clock}' else '{}'::text[] end
     from information_schema.view_table_usage group by view_schema, view_name`,
  );
  const behind = new Map(rows.map(({ name, tables }) => [name, tables]));
  const known = new Map<string, { readonly tables: readonly string[]; readonly writes: boolean }>();
  const saidIn = (text: string) => {
    const before = known.get(text);
    if (before) return before;
    const tables = [...text.matchAll(named)].flatMap(([, schema, table]) => behind.get(`${schema}.${table}`) ?? []);
    const said = { tables, writes: writes.test(text.replace(locks, '')) };
    if (!said.writes && text.includes(clock) && !whoAsks.test(text)) tables.push('platform.clock');
    known.set(text, said);
    return said;
  };
  const reader = new AsyncLocalStorage<Set<string>>();
  let written = new Set<string>();
  const overheard = new WeakSet<pg.PoolClient>();
  platform.pool.on('acquire', (client) => {
    if (overheard.has(client)) return;
    overheard.add(client);
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const hearing = (...given: [string | { text: string }, ...unknown[]]) => {
      const said = saidIn(typeof given[0] === 'string' ? given[0] : given[0].text);
      const read = reader.getStore();
      for (const table of said.tables) {
        read?.add(table);
        if (said.writes) written.add(table);
      }
      return query(...given);
    };
    client.query = hearing as typeof client.query;
  });
  return {
    readingInto: (read, act) => reader.run(read, act),
    takeWritten() {
      const taken = written;
      written = new Set();
      return taken;
    },
  };
}
