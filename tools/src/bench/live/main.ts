import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { migrate } from '../../../../server/src/platform/db/migrate.ts';
import { readOrMakeMasterKeys } from '../../../../server/src/platform/keys/master-key.ts';
import { startPostgres } from '../../../../server/src/platform/postgres/start.ts';
import { type Running, root, startServer } from '../processes.ts';
import { type Filled, fillFinal } from './fill.ts';
import { Screens } from './screens.ts';

/** Scores that the judges lock in a second. */
const perSecond = 10;

/**
 * Screens of a live final over real connections to a server of its own, while judges lock scores and the organiser runs the show.
 * Every screen checks that it misses nothing and that all comes in order, a tenth of them also after having been cut off.
 */
export async function benchLive({ seconds, screens: count }: { seconds: number; screens: number }): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jiebang-bench-'));
  const dataDir = path.join(folder, 'ours');
  const postgres = await startPostgres({ dataDir: folder });
  try {
    await migrate(postgres.url);
    console.log('Filling in the sheets of the final …');
    const masterKey = readOrMakeMasterKeys(path.join(dataDir, 'master.key'));
    const place = { databaseUrl: postgres.url, filesFolder: path.join(dataDir, 'files'), masterKey };
    const filled = await fillFinal({ ...place, publicUrl: 'http://127.0.0.1' }, seconds * perSecond);
    const env = { DATABASE_URL: postgres.url, DATA_DIR: dataDir, DEMO: 'off', LOG_LEVEL: 'error' };
    const args = [...process.execArgv, path.join(root, 'server/src/main.ts'), 'start'];
    const server = await startServer(args, { ...env, REQUESTS_PER_MINUTE: '10000000' }, '/healthz');
    try {
      await measure(server, filled, count, seconds);
    } finally {
      await server.stop();
    }
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(server: Running, filled: Filled, count: number, seconds: number): Promise<void> {
  const screens = new Screens(server.address, filled.number, filled.ahead);
  await screens.open(1);
  const before = await memoryOf(server);
  await screens.open(count - 1);
  const kb = (await memoryOf(server)) - before;
  console.log(`${count} screens are open; ${perSecond} scores a second for ${seconds} s …`);
  const locked = await runShow(server, filled, seconds, async () => {
    console.log(`  ${await screens.cutSome()} were cut off, and came back`);
  });
  const { m } = (await (await fetch(`${server.address}/api/v1/finals/${filled.number}`)).json()) as { m: number };
  for (let tries = 0; screens.least() < m && tries < 100; tries += 1) await pause(100);
  const { each, last, faults } = screens.seen;
  if (screens.least() < m) faults.push(`a screen has line ${screens.least()} of ${m}`);
  screens.close();
  if (faults.length > 0) throw new Error(`${faults.length} faults, as ${faults.slice(0, 5).join('; ')}`);
  const lasts = [...last.values()].sort((a, b) => a - b);
  console.log(
    `${locked.count} scores in ${locked.seconds.toFixed(1)} s; ${m} lines on every screen, none missing, in order`,
  );
  console.log(`one screen: p50 ${quantile(each, 0.5)} ms, p99 ${quantile(each, 0.99)} ms`);
  const at = (part: number) => lasts[Math.min(lasts.length - 1, Math.floor(lasts.length * part))] ?? 0;
  const figures = { subscribers: count, p50_ms: at(0.5), p99_ms: at(0.99), kb_per_subscriber: round(kb / (count - 1)) };
  console.log(JSON.stringify({ bench: 'live', ...figures }));
}

/** The organiser calls one item after the other on stage, and its judges lock their scores, so many a second. */
async function runShow(
  server: Running,
  { id, organiser, items }: Filled,
  seconds: number,
  halfWay: () => Promise<void>,
) {
  const wanted = seconds * perSecond;
  const began = performance.now();
  const flying: Promise<void>[] = [];
  let half: Promise<void> | null = null;
  let count = 0;
  for (const item of items) {
    for (const action of ['present', 'score'])
      await post(server, `/workspace/finals/${id}/acts`, organiser, {
        ...{ action, item: item.id, need: null, seconds: null, reason: null },
      });
    for (const { sheet, cookie } of item.sheets) {
      if (count === wanted) break;
      await pause(Math.max(0, began + (count * 1000) / perSecond - performance.now()));
      flying.push(post(server, `/workspace/sheets/${sheet}/lock`, cookie));
      count += 1;
      if (count * 2 >= wanted) half ??= halfWay();
    }
  }
  await Promise.all(flying);
  await half;
  return { count, seconds: (performance.now() - began) / 1000 };
}

async function post({ address }: Running, route: string, cookie: string, body?: object): Promise<void> {
  const reply = await fetch(`${address}/api/v1${route}`, {
    method: 'POST',
    headers: {
      cookie,
      origin: address,
      'idempotency-key': crypto.randomUUID(),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!reply.ok) throw new Error(`${route} answered ${reply.status}: ${await reply.text()}`);
  await reply.arrayBuffer();
}

/** Resident memory of the server in kB. */
async function memoryOf({ pid }: Running): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function quantile(counts: readonly number[], part: number): number {
  const all = counts.reduce((sum, count) => sum + (count ?? 0), 0);
  let passed = 0;
  for (const [ms, count] of counts.entries()) {
    passed += count ?? 0;
    if (passed >= all * part) return ms;
  }
  return 0;
}

const round = (value: number): number => Math.round(value * 10) / 10;
