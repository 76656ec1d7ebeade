import { deepStrictEqual } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { migrate } from '../../../../server/src/platform/db/migrate.ts';
import { startPostgres } from '../../../../server/src/platform/postgres/start.ts';
import { load, type Measured, median, type Size } from '../load.ts';
import { root, startServer } from '../processes.ts';
import { fillBoard } from './fill.ts';
import { filters } from './needs.ts';

const connections = 32;
const runs = 3;

const listPaths = filters.map(({ field, region }) => `/api/v1/needs?field=${field}&region=${region}`);
const pagePaths = filters.map(({ field, region }) => `/needs?field=${field}&region=${region}`);
const itemPathsOf = (needs: number) =>
  Array.from({ length: 997 }, (_, i) => {
    const n = 1 + ((i * 7919) % needs);
    return `/api/v1/needs/2026-${String(n).padStart(4, '0')}`;
  });
const browser = { 'accept-encoding': 'gzip, deflate, br', accept: 'text/html' };

/**
 * The public board over HTTP, ours against hand-written SQL on the same database: the list (20 of 100,000 by field and region with
 * the total), one need, and our page of the board. Until the page's code is compiled, some 20 s under load, the server answers a third
 * fewer pages than from then on.
 */
export async function benchBoard(size: Size): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jiebang-bench-'));
  const postgres = await startPostgres({ dataDir: folder });
  try {
    await migrate(postgres.url);
    console.log(`Filling ${size.needs} needs …`);
    await fillBoard(postgres.url, size.needs, (line) => console.log(`  ${line}`));
    await compareServers(postgres.url, folder, size);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareServers(databaseUrl: string, folder: string, size: Size): Promise<void> {
  const ours = await startServer(
    [...process.execArgv, path.join(root, 'server/src/main.ts'), 'start'],
    {
      DATABASE_URL: databaseUrl,
      DATA_DIR: path.join(folder, 'ours'),
      DEMO: 'off',
      LOG_LEVEL: 'error',
      REQUESTS_PER_MINUTE: '10000000',
    },
    '/healthz',
  );
  try {
    const limit = await startServer(
      [path.join(root, 'tools/src/bench/limit/main.ts')],
      { DATABASE_URL: databaseUrl, NODE_ENV: 'production' },
      listPaths[0] ?? '',
    );
    try {
      const itemPaths = itemPathsOf(size.needs);
      await compareReplies(ours.address, limit.address, itemPaths);
      await measure(ours.address, limit.address, itemPaths, size);
    } finally {
      await limit.stop();
    }
  } finally {
    await ours.stop();
  }
}

/** Both servers give the same reply at 200 addresses: the first three pages of every list, and needs. */
async function compareReplies(ours: string, limit: string, itemPaths: readonly string[]): Promise<void> {
  let compared = 0;
  const compare = async (address: string): Promise<unknown> => {
    const [mine, other] = [await replyAt(ours + address), await replyAt(limit + address)];
    deepStrictEqual(mine, other, `the replies at ${address} differ`);
    compared += 1;
    return mine;
  };
  for (const start of listPaths) {
    let address = start;
    for (let page = 1; page <= 3; page += 1) {
      const { next } = (await compare(address)) as { next: string };
      address = `${start}&after=${next}`;
    }
  }
  for (const address of itemPaths.slice(0, 200 - compared)) await compare(address);
  console.log(`The replies at ${compared} addresses are equal.`);
}

async function replyAt(address: string): Promise<unknown> {
  const reply = await fetch(address);
  if (reply.status !== 200) throw new Error(`${address} answered ${reply.status}`);
  return reply.json();
}

async function measure(
  ours: string,
  limit: string,
  itemPaths: readonly string[],
  { seconds, warmUp }: Size,
): Promise<void> {
  const jobs = [
    { name: 'list', address: ours, who: 'ours', paths: listPaths },
    { name: 'list', address: limit, who: 'limit', paths: listPaths },
    { name: 'item', address: ours, who: 'ours', paths: itemPaths },
    { name: 'item', address: limit, who: 'limit', paths: itemPaths },
    { name: 'page', address: ours, who: 'ours', paths: pagePaths, headers: browser },
  ];
  const results = new Map<string, Measured[]>();
  for (let run = 0; run <= runs; run += 1) {
    for (const { name, who, address, paths, headers } of jobs) {
      const measured = await load(address, paths, {
        connections,
        seconds: run === 0 ? warmUp : seconds,
        headers: headers ?? {},
      });
      if (run === 0) continue;
      const key = `${name} ${who}`;
      results.set(key, [...(results.get(key) ?? []), measured]);
      console.log(
        `run ${run}  ${key.padEnd(10)} ${measured.perSecond.toFixed(0).padStart(6)} requests/s  p99 ${measured.p99} ms`,
      );
    }
  }
  const middle = (key: string, what: keyof Measured) => median((results.get(key) ?? []).map((one) => one[what]));
  const ratio = (name: string) =>
    Number((middle(`${name} ours`, 'perSecond') / middle(`${name} limit`, 'perSecond')).toFixed(3));
  for (const key of results.keys())
    console.log(
      `median ${key.padEnd(10)} ${middle(key, 'perSecond').toFixed(0).padStart(6)} requests/s  p99 ${middle(key, 'p99')} ms`,
    );
  console.log(
    `load average ${os
      .loadavg()
      .map((value) => value.toFixed(1))
      .join(' ')} on ${os.availableParallelism()} cores`,
  );
  console.log(
    JSON.stringify({
      bench: 'board',
      list_ratio: ratio('list'),
      item_ratio: ratio('item'),
      page_p99_ms: middle('page ours', 'p99'),
    }),
  );
}
