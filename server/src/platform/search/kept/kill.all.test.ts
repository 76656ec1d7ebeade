import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '#testing/database.ts';
import { connect, type Db } from '../../db/connection.ts';
import { openSearch } from './search.ts';

let database: TestDatabase;
let db: Db;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  ({ db } = connect(database.url));
  folder = await mkdtemp(path.join(os.tmpdir(), 'jiebang-search-'));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const flushAt = 60;
const each = 25;
/** Puts batches for ever, deletes the first of each batch in the next one, and says which batch is committed. */
const writer = (from: number) => `
  const { connect } = await import(${JSON.stringify(new URL('../../db/connection.ts', import.meta.url))});
  const { openSearch } = await import(${JSON.stringify(new URL('./search.ts', import.meta.url))});
  const databaseUrl = ${JSON.stringify(database.url)};
  const { db } = connect(databaseUrl);
  const search = openSearch({ db, databaseUrl, answering: 1, flushAt: ${flushAt}, report: console.error });
  const index = search.index('killed');
  for (let batch = ${from}; ; batch += 1) {
    const documents = Array.from({ length: ${each} }, (_, n) => ({
      id: 'd' + (batch * ${each} + n), terms: new Map([['每', 1], ['批' + batch, 1 + n % 3]]) }));
    await index.put(documents);
    if (batch > 0) await index.delete(['d' + (batch - 1) * ${each}]);
    console.log(batch);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }`;
const version = async () =>
  (await sql<{ version: number }>`select version from platform.search_index where name = 'killed'`.execute(db)).rows[0]
    ?.version ?? 0;

/** Lets it write until segments have changed so many times more, kills it, and returns the first batch that it did not say it had put. */
async function killAfter(from: number, changes: number, batches: number): Promise<number> {
  const before = await version();
  const script = path.join(folder, 'writer.mjs');
  await writeFile(script, writer(from));
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = from - 1;
  createInterface({ input: child.stdout }).on('line', (line) => {
    said = Number(line);
  });
  const patient = { timeout: 90_000, interval: 3 };
  await vi.waitFor(
    async () => expect([said > from + batches, (await version()) >= before + changes]).toEqual([true, true]),
    patient,
  );
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  return said + 1;
}

test('kill -9 between puts, segments and merges loses nothing that was acknowledged, and leaves nothing that is not there', {
  timeout: 300_000,
}, async () => {
  let next = 0;
  for (const [changes, batches] of [
    [0, 5],
    [1, 0],
    [2, 3],
  ] as const)
    next = await killAfter(next, changes, batches);
  const problems: string[] = [];
  const report = (problem: string) => problems.push(problem);
  const search = openSearch({ db, databaseUrl: database.url, answering: 1, flushAt, report });
  const index = search.index('killed');
  await index.settled();
  const { hits, coverage } = await index.search({ terms: new Map([['每', 1]]), limit: 100_000 });
  expect([coverage, problems]).toEqual([{ is: 'whole' }, []]);
  const { rows } = await sql<{ id: string }>`
    select id from platform.search_document where index = 'killed' and document is not null`.execute(db);
  const found = hits.map(({ id }) => id).sort();
  expect(found).toEqual(rows.map(({ id }) => id).sort());
  // What was acknowledged: every document of every batch, but for the first of each that has a next one.
  const acknowledged = Array.from({ length: next * each }, (_, n) => n).filter((n) => n % each > 0);
  const known = new Set(found);
  expect(acknowledged.filter((n) => !known.has(`d${n}`))).toEqual([]);
  for (const batch of [0, next - 1]) {
    const { total } = await index.search({ terms: new Map([[`批${batch}`, 1]]), limit: 0, counted: true });
    expect(total).toBe(found.filter((id) => Math.floor(Number(id.slice(1)) / each) === batch).length);
  }
  await search.close();
});
