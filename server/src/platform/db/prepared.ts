import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** A statement is prepared when it comes for this time: the database then parses it once a connection, and may keep its plan. */
const recurs = 20;
/** So many are kept prepared at most, since each connection holds each of them. */
const mostPrepared = 100;
const mostCounted = 2000;
const statement = /^\s*(select|with|insert|update|delete)\b/;
// Its columns may change with a migration, and a prepared statement may not change what it gives.
const everyColumn = /(?<!count\()\*/;

/** Gives each statement that recurs a name to be prepared under; undefined for the others. */
export function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  return (text) => {
    const name = names.get(text);
    if (name !== undefined || names.size === mostPrepared) return name;
    const count = (counts.get(text) ?? 0) + 1;
    if (counts.size === mostCounted) counts.clear();
    counts.set(text, count);
    if (count !== recurs || !statement.test(text) || everyColumn.test(text)) return undefined;
    names.set(text, `often_${names.size + 1}`);
    return names.get(text);
  };
}

/** The pool as Kysely asks for one; statements that recur are prepared. */
export function preparing(pool: pg.Pool): PostgresPool {
  const nameOf = statementNames();
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const wrap = (client: pg.PoolClient): PostgresPoolClient => {
    const query = (text: string, values: readonly unknown[]) => {
      const name = nameOf(text);
      return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    };
    // The type asks for a second way of calling, for cursors, which Kysely uses only when it is given one.
    return { query: query as unknown as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
  };
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = wrapped.get(client) ?? wrap(client);
      wrapped.set(client, known);
      return known;
    },
    end: () => pool.end(),
    options: pool.options,
  };
}
