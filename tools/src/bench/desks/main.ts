import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { migrate } from '../../../../server/src/platform/db/migrate.ts';
import { startPostgres } from '../../../../server/src/platform/postgres/start.ts';
import { fillBoard } from '../board/fill.ts';
import { load, type Measured, median, type Size } from '../load.ts';
import { root, startServer } from '../processes.ts';
import { fillDesks, type Sitters } from './fill.ts';
import { signUp } from './sign-up.ts';
import { judge } from './target.ts';

/** People at their desks who ask at the same moment, each again as soon as it is answered. */
const connections = 8;
const runs = 3;

/** What each of them opens in the morning. */
const asked: readonly { name: string; by: keyof Sitters; path: string }[] = [
  { name: 'review_queue', by: 'reviewer', path: '/api/v1/workspace/needs?desk=review&limit=50' },
  { name: 'organiser_list', by: 'organiser', path: '/api/v1/workspace/needs?desk=organiser&limit=50' },
  { name: 'owner_list', by: 'owner', path: '/api/v1/workspace/needs?desk=owner&limit=50' },
  { name: 'owner_desk', by: 'owner', path: '/api/v1/desk' },
  { name: 'reviewer_desk', by: 'reviewer', path: '/api/v1/desk' },
  { name: 'organiser_desk', by: 'organiser', path: '/api/v1/desk' },
];

/** The desks of an owner, a reviewer and an organiser over HTTP among 100,000 needs, of which 5,000 wait for their review; it fails where the target is missed. */
export async function benchDesks({ seconds, needs }: Size): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'jiebang-bench-'));
  const postgres = await startPostgres({ dataDir: folder });
  try {
    await migrate(postgres.url);
    console.log(`Filling ${needs} needs …`);
    await fillBoard(postgres.url, needs, (line) => console.log(`  ${line}`));
    await measureDesks(postgres.url, path.join(folder, 'ours'), seconds, needs);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureDesks(databaseUrl: string, dataDir: string, seconds: number, needs: number): Promise<void> {
  const server = await startServer(
    [...process.execArgv, path.join(root, 'server/src/main.ts'), 'start'],
    {
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      DEMO: 'off',
      LOG_LEVEL: 'error',
      REQUESTS_PER_MINUTE: '10000000',
    },
    '/healthz',
  );
  const measured = new Map<string, Measured[]>();
  try {
    const [owner, reviewer, organiser] = [
      await signUp(server.address, 'owner'),
      await signUp(server.address, 'reviewer'),
      await signUp(server.address, 'organiser'),
    ];
    const people = { owner, reviewer, organiser };
    await fillDesks(databaseUrl, { owner: owner.id, reviewer: reviewer.id, organiser: organiser.id });
    for (let run = 0; run <= runs; run += 1) {
      for (const { name, by, path } of asked) {
        const headers = { cookie: people[by].cookie };
        if (run === 0) await refuseEmpty(server.address + path, headers);
        const one = await load(server.address, [path], { connections, seconds, headers });
        if (run === 0) continue;
        measured.set(name, [...(measured.get(name) ?? []), one]);
        console.log(
          `run ${run}  ${name.padEnd(14)} ${one.perSecond.toFixed(0).padStart(5)} requests/s  p99 ${one.p99} ms`,
        );
      }
    }
  } finally {
    await server.stop();
  }
  const p99s = new Map([...measured].map(([name, list]) => [name, median(list.map(({ p99 }) => p99))]));
  const { lines, met } = judge(p99s, needs);
  for (const line of lines) console.log(line);
  if (!met) process.exitCode = 1;
  const figures = [...p99s].map(([name, p99]) => [`${name}_p99_ms`, p99]);
  console.log(JSON.stringify({ bench: 'desks', connections, ...Object.fromEntries(figures) }));
}

/** An empty desk is fast: what is measured has something on it. */
async function refuseEmpty(address: string, headers: Record<string, string>): Promise<void> {
  const reply = (await (await fetch(address, { headers })).json()) as {
    items?: unknown[];
    waiting?: unknown[];
    tasks?: unknown[];
  };
  const found = reply.items?.length ?? Math.max(reply.waiting?.length ?? 0, reply.tasks?.length ?? 0);
  if (found < 50) throw new Error(`${address} has only ${found} lines: ${JSON.stringify(reply).slice(0, 300)}`);
}
