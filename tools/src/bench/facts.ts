import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { newId } from '../../../server/src/kernel/ids.ts';
import { connect, type Db, type Tx } from '../../../server/src/platform/db/connection.ts';
import { migrate } from '../../../server/src/platform/db/migrate.ts';
import { record, transactOn } from '../../../server/src/platform/db/transact.ts';
import { startPostgres } from '../../../server/src/platform/postgres/start.ts';

const connections = 32;
const actor = { person: null, organisation: null, role: 'system' };

type Row = { readonly a: string | number; readonly b: number; readonly at: Date };
/** A way of giving facts their order: how one is written, and how a reader with a cursor takes what is new. */
type Design = {
  readonly name: string;
  readonly write: (tx: Tx, subject: string) => Promise<void>;
  /** Rows after the cursor `$1`, `$2` in order: `a` and `b` are the next cursor, `at` when the fact was written. */
  readonly read: string;
};

const insert = (tx: Tx, subject: string) =>
  sql`insert into bench.fact (id, name, subject, role) values (${newId()}, 'measured', ${subject}, 'system')`
    .execute(tx)
    .then(() => sql`select pg_notify('jiebang_facts', '')`.execute(tx))
    .then(() => undefined);

const designs: readonly Design[] = [
  {
    name: 'counter row, written last (ours)',
    write: async (tx, subject) => record(tx, { name: 'measured', subject, actor }),
    read: 'select position as a, 0 as b, at from platform.fact where position > $1 and $2::bigint >= 0 order by position limit 1000',
  },
  {
    name: 'transaction id below xmin',
    write: insert,
    read: `select xid::text as a, n as b, at from bench.fact
      where (xid, n) > ($1::text::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid, n limit 1000`,
  },
  {
    name: 'serial id (known to miss)',
    write: insert,
    read: 'select n as a, 0 as b, at from bench.fact where n > $1 and $2::bigint >= 0 order by n limit 1000',
  },
];

/**
 * Transactions that write one row and one fact, by 32 connections, while a reader follows with a cursor: how many a second, how many
 * facts the reader never saw, and how far behind it came while one other transaction stood open for two seconds.
 */
export async function benchFacts(seconds: number): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jiebang-bench-'));
  const postgres = await startPostgres({ dataDir: folder });
  const { db } = connect(postgres.url, connections);
  try {
    await migrate(postgres.url);
    for (let run = 1; run <= 3; run += 1) {
      for (const design of designs) {
        await prepare(postgres.url);
        const { perSecond, written, seen, behind } = await measure(db, postgres.url, design, seconds);
        console.log(
          `run ${run}  ${design.name.padEnd(34)} ${perSecond.toFixed(0).padStart(6)} transactions/s  missed ${written - seen} of ${written}  at most ${behind} ms behind`,
        );
      }
    }
  } finally {
    await db.destroy();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
  console.log(
    `load average ${os
      .loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')} on ${os.availableParallelism()} cores`,
  );
}

async function prepare(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`
    drop schema if exists bench cascade;
    create schema bench;
    create table bench.work (id uuid primary key, subject uuid not null);
    create table bench.fact (n bigint generated always as identity primary key, xid xid8 not null default pg_current_xact_id(),
      id uuid not null unique, name text not null, subject uuid not null, role text not null, at timestamptz not null default clock_timestamp());
    create index on bench.fact (xid, n);
    truncate platform.fact cascade;
    update platform.fact_position set position = 0`);
  await client.end();
}

async function measure(db: Db, databaseUrl: string, design: Design, seconds: number) {
  const transact = transactOn(db, {});
  const until = performance.now() + seconds * 1000;
  let written = 0;
  const writer = async () => {
    while (performance.now() < until) {
      const subject = newId();
      await transact(async (tx) => {
        await sql`insert into bench.work (id, subject) values (${newId()}, ${subject})`.execute(tx);
        await design.write(tx, subject);
        return null;
      });
      written += 1;
    }
  };
  const reader = follow(databaseUrl, design.read);
  const bystander = standOpen(databaseUrl);
  await Promise.all(Array.from({ length: connections }, writer));
  await bystander;
  return { perSecond: written / seconds, written, ...(await reader.finish()) };
}

/** A transaction that has an id and does nothing for two seconds. */
async function standOpen(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('begin; select pg_current_xact_id(); select pg_sleep(2); commit');
  await client.end();
}

/** Reads on and on from a cursor of its own, until told to finish with what is there. */
function follow(databaseUrl: string, text: string): { finish(): Promise<{ seen: number; behind: number }> } {
  let last = false;
  const done = (async () => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    let [a, b]: [string | number, number] = [0, 0];
    let [seen, behind] = [0, 0];
    for (;;) {
      const ending = last;
      const found: pg.QueryResult<Row> = await client.query<Row>({
        name: 'follow',
        text,
        values: [a, b],
      });
      const [first, end] = [found.rows[0], found.rows.at(-1)];
      if (first) behind = Math.max(behind, Date.now() - first.at.getTime());
      if (end) [a, b] = [end.a, end.b];
      else if (ending) break;
      seen += found.rows.length;
    }
    await client.end();
    return { seen, behind };
  })();
  return {
    finish: () => {
      last = true;
      return done;
    },
  };
}
