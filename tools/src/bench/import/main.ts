import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../../../../server/src/platform/postgres/start.ts';
import { begin } from './begin.ts';
import { endOf } from './end.ts';
import { header, rowAt } from './rows.ts';
import { runToEnd } from './run.ts';

/**
 * An import of a CSV file by the operator, its rows public and searched at once, as a server does it beside its other work: once left alone, and
 * once with the server killed (SIGKILL) five times on the way, each time begun anew. Says how fast the first was until every row was found, how
 * much memory its process took, and whether both ended alike: rows, histories, counts, problems, what is searched and found. With no kills only the
 * first is made, and nothing compared.
 */
export async function benchImport(rows: number, kills: number): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jiebang-bench-'));
  const postgres = await startPostgres({ dataDir: folder });
  try {
    const file = path.join(folder, 'rows.csv');
    await pipeline(Readable.from(linesOf(rows)), createWriteStream(file));
    const left = await one(postgres.url, { folder, file, name: 'left', rows, kills: 0 });
    const killed = kills > 0 ? await one(postgres.url, { folder, file, name: 'killed', rows, kills }) : null;
    const [server, database] = [perRow(left.run.serverCpu, rows), perRow(left.run.databaseCpu, rows)];
    const load = os.loadavg().map((one) => one.toFixed(1));
    console.log(
      `processor time for each row: the server ${server} µs, the database ${database} µs; load average ${load.join(' ')} on ${os.availableParallelism()} cores`,
    );
    console.log(
      JSON.stringify({
        bench: 'import',
        rows,
        rows_per_s: Math.round(rows / left.run.seconds),
        cpu_us_per_row: server + database,
        kills: killed?.run.kills ?? 0,
        equal: killed && isDeepStrictEqual(left.end, killed.end) ? 1 : 0,
        rss_mb: megabytes(Math.max(left.run.rss, killed?.run.rss ?? 0)),
        rss_mb_at: left.run.rssAt.map(megabytes),
      }),
    );
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function* linesOf(rows: number): Generator<string> {
  yield header;
  for (let n = 0; n < rows; n += 1) yield rowAt(n);
}

const perRow = (seconds: number, rows: number): number => Math.round((seconds * 1_000_000) / rows);
const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

type Asked = {
  readonly folder: string;
  readonly file: string;
  readonly name: string;
  readonly rows: number;
  readonly kills: number;
};

/** One import in a database of its own, which is gone with it. */
async function one(serverUrl: string, asked: Asked) {
  const { folder, file, name, rows } = asked;
  const database = `import_${name}`;
  await inDatabase(serverUrl, `create database ${database}`);
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  const env = {
    DATABASE_URL: url.href,
    DATA_DIR: path.join(folder, name),
    DEMO: 'off',
    LOG_LEVEL: 'error',
  };
  await begin(env, file);
  const tell = (says: string) => console.log(`${name}: ${says}`);
  const run = await runToEnd(env, { rows, kills: asked.kills, tell });
  tell(`all found after ${run.seconds.toFixed(1)} s, at most ${megabytes(run.rss)} MB held, killed ${run.kills} times`);
  const end = await endOf(url.href);
  tell(`ended so: ${JSON.stringify(end)}`);
  await inDatabase(serverUrl, `drop database ${database} with (force)`);
  return { run, end };
}

async function inDatabase(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}
