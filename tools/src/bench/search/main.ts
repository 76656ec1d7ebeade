import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { connect, type Db } from '../../../../server/src/platform/db/connection.ts';
import { migrate } from '../../../../server/src/platform/db/migrate.ts';
import { startPostgres } from '../../../../server/src/platform/postgres/start.ts';
import { openSearch } from '../../../../server/src/platform/search/kept/search.ts';
import type { SearchIndex } from '../../../../server/src/platform/search/port.ts';
import { filterOf, shortQuery } from './corpus.ts';
import { overlapWithExact } from './exact.ts';
import type { FillWork } from './fill.ts';
import { type Measured, measure, show, timed, visible } from './measure.ts';
import { askTextSearch, countTextSearch, fillTextSearch } from './postgres.ts';

const batch = 1000;
const rounded = (value: number): number => Number(value.toFixed(3));

/**
 * The search index over its port, as the server has it: on a tenth of the documents, beside PostgreSQL's own text search on the same, and
 * on all of them; how fast, how large, how soon a change is found, and how much of the first 20 is what exact BM25 finds. One thread answers.
 */
export async function benchSearch(documents: number, onLance = false): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jiebang-bench-'));
  const lanceAt = onLance ? path.join(folder, 'lance') : null;
  const postgres = await startPostgres({ dataDir: folder });
  try {
    await migrate(postgres.url);
    const few = Math.max(1000, Math.round(documents / 10));
    const small = await index(postgres.url, few, lanceAt);
    const theirs = await textSearch(postgres.url, few);
    const large = await index(postgres.url, documents, lanceAt);
    const { short, match } = large.measured.questions;
    const [overlapShort, overlapMatch] = [overlapWithExact(documents, short), overlapWithExact(documents, match)];
    console.log(`first 20 as by exact BM25: short ${overlapShort.toFixed(4)}, match ${overlapMatch.toFixed(4)}`);
    console.log(
      `load average ${os
        .loadavg()
        .map((load) => load.toFixed(1))
        .join(' ')} on ${os.availableParallelism()} cores`,
    );
    console.log(
      JSON.stringify({
        bench: 'search',
        ...(onLance ? { engine: 'lancedb' } : {}),
        documents,
        short_p99_ms: rounded(large.measured.short.p99),
        filtered_p99_ms: rounded(large.measured.filtered.p99),
        match_p99_ms: rounded(large.measured.match.p99),
        rss_mb: Math.round(large.rss / 2 ** 20),
        overlap20: rounded(Math.min(overlapShort, overlapMatch)),
        growth: rounded(large.measured.short.p50 / small.measured.short.p50),
        vs_postgres: rounded(theirs / small.measured.short.p50),
      }),
    );
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Fills an index by its port and measures it; what the whole process holds, this bench too, is read when all of it has answered. */
async function index(
  databaseUrl: string,
  documents: number,
  lanceAt: string | null,
): Promise<{ measured: Measured; rss: number }> {
  console.log(`${documents} documents`);
  const { db } = connect(databaseUrl);
  const search = openSearch({ db, databaseUrl, answering: 1, lanceAt, report: (problem) => console.error(problem) });
  const name = `of_${documents}`;
  try {
    const own = search.index(name);
    const begun = performance.now();
    await own.settled();
    const work: FillWork = { databaseUrl, name, documents };
    await once(new Worker(new URL('./fill.ts', import.meta.url), { workerData: work }), 'exit');
    const put = performance.now();
    await settledSegments(db, own, name);
    const built = performance.now();
    console.log(
      `  put in ${seconds(begun, put)}, all in segments ${seconds(put, built)} later; ${lanceAt === null ? await sizes(db, name) : await lanceSize(lanceAt)}`,
    );
    const measured = await measure(own);
    const rss = process.memoryUsage.rss();
    console.log(`  ms p50 p95 p99   short    ${show(measured.short)}`);
    console.log(`                   filtered ${show(measured.filtered)}`);
    console.log(`                   match    ${show(measured.match)}`);
    console.log(`  found after      alone     ${show(await visible(own, 0, 30, 0))}`);
    console.log(`  a commit         with 1,000 ${show(await visible(own, 30, 12, batch))}`);
    console.log(`  the process holds ${Math.round(rss / 2 ** 20)} MB`);
    return { measured, rss };
  } finally {
    await search.close();
    await db.destroy();
  }
}

const seconds = (from: number, to: number): string => `${((to - from) / 1000).toFixed(1)} s`;

/** So many changes wait before a segment is made of them: `SearchOptions.flushAt`. */
const flushAt = 8192;

/** Waits until segments have been made of all but the last changes, and none has been merged for three seconds. */
async function settledSegments(db: Db, index: SearchIndex, name: string): Promise<void> {
  let [before, since] = [-1, performance.now()];
  for (let waiting = flushAt; waiting >= flushAt || performance.now() - since < 3000; ) {
    const { rows } = await sql<{ version: number; waiting: number }>`
      select i.version, i.position - g.position as waiting from platform.search_index i
      join platform.search_generation g on g.index = i.name and g.serves where i.name = ${name}`.execute(db);
    const version = rows[0]?.version ?? 0;
    waiting = rows[0]?.waiting ?? flushAt;
    if (version !== before) [before, since] = [version, performance.now()];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await index.settled();
}

async function sizes(db: Db, name: string): Promise<string> {
  const { rows } = await sql<{ segments: number; bytes: number; documents: number }>`
    select count(*) as segments, coalesce(sum(bytes), 0)::bigint as bytes, pg_total_relation_size('platform.search_document') as documents
    from platform.search_segment where index = ${name}`.execute(db);
  const [row] = rows;
  const mb = (bytes = 0) => `${Math.round(bytes / 2 ** 20)} MB`;
  return `${row?.segments} segments of ${mb(row?.bytes)}, documents of all so far ${mb(row?.documents)}`;
}

async function lanceSize(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = files.filter((file) => file.isFile()).map((file) => stat(path.join(file.parentPath, file.name)));
  const bytes = (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
  return `${Math.round(bytes / 2 ** 20)} MB in LanceDB's folder, of all so far and versions of the last ten minutes`;
}

/** The median of a short query in PostgreSQL's text search, in milliseconds. */
async function textSearch(databaseUrl: string, documents: number): Promise<number> {
  const begun = performance.now();
  const client = await fillTextSearch(databaseUrl, documents);
  try {
    console.log(`PostgreSQL text search: filled in ${seconds(begun, performance.now())}`);
    await timed(5, (n) => askTextSearch(client, shortQuery(100_000 + n), null));
    const short = await timed(60, (n) => askTextSearch(client, shortQuery(n), null));
    const filtered = await timed(60, (n) => countTextSearch(client, shortQuery(n), filterOf(n)));
    console.log(`  ms p50 p95 p99   short    ${show(short)}`);
    console.log(`                   filtered ${show(filtered)}`);
    return short.p50;
  } finally {
    await client.end();
  }
}
