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
import { type Run, runToEnd } from './run.ts';

const kills = 5;

/**
 * An import of a CSV file by the operator, its rows public and searched at once, as a server does it beside its other work: once left alone, and
 * once with the server killed (SIGKILL) five times on the way, each time begun anew. Says how fast the first was until every row was found, how
 * much memory its process took at most, and whether both ended alike: rows, histories, counts, problems, what is searched and found.
 */
export async function benchImport(rows: number): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jiebang-bench-'));
  const postgres = await startPostgres({ dataDir: folder });
  try {
    const file = path.join(folder, 'rows.csv');
    await pipeline(Readable.from(linesOf(rows)), createWriteStream(file));
    const left = await one(postgres.url, { folder, file, name: 'left', rows, kills: 0 });
    const killed = await one(postgres.url, { folder, file, name: 'killed', rows, kills });
    for (const { run, end, name } of [left, killed])
      console.log(
        `${name.padEnd(7)} ${run.seconds.toFixed(1)} s, at most ${Math.round(run.rss / 2 ** 20)} MB, killed ${run.kills} times: ${JSON.stringify(end)}`,
      );
    console.log(
      `processor time for each row: the server ${cpu(left.run.serverCpu, rows)}, the database ${cpu(left.run.databaseCpu, rows)}; load average ${os
        .loadavg()
        .map((load) => load.toFixed(1))
        .join(' ')} on ${os.availableParallelism()} cores`,
    );
    console.log(
      JSON.stringify({
        bench: 'import',
        rows,
        rows_per_s: Math.round(rows / left.run.seconds),
        kills: killed.run.kills,
        rss_mb_max: Math.round(Math.max(left.run.rss, killed.run.rss) / 2 ** 20),
        equal: isDeepStrictEqual(left.end, killed.end) ? 1 : 0,
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

const cpu = (seconds: number, rows: number): string => `${Math.round((seconds * 1_000_000) / rows)} µs`;

type Asked = {
  readonly folder: string;
  readonly file: string;
  readonly name: string;
  readonly rows: number;
  readonly kills: number;
};

/** One import in a database of its own. */
async function one(serverUrl: string, asked: Asked) {
  const { folder, file, name, rows } = asked;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`create database import_${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/import_${name}`;
  const env = {
    DATABASE_URL: url.href,
    DATA_DIR: path.join(folder, name),
    DEMO: 'off',
    LOG_LEVEL: 'error',
  };
  await begin(env, file);
  const run: Run = await runToEnd(env, rows, asked.kills);
  return { name, run, end: await endOf(url.href) };
}
