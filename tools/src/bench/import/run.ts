import fs from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { root, startServer } from '../processes.ts';

export type Run = {
  /** From the first row until every row is settled and stands in a segment or among the last few that wait for one. */
  readonly seconds: number;
  /** The most that a server's process held, in bytes; and the most that was seen in each tenth of the rows. */
  readonly rss: number;
  readonly rssAt: readonly number[];
  readonly kills: number;
  /** Processor time of the server and of the database's processes meanwhile, in seconds; of use where no server was killed. */
  readonly serverCpu: number;
  readonly databaseCpu: number;
};

const everyMs = 200;
/** So many changes wait before a segment is made of them: `SearchOptions.flushAt`. */
const flushAt = 8192;

/**
 * Lets servers work on an import until it is done and searched, killing so many of them on the way, and beginning the next. `tell` hears how far
 * it is, ten times.
 */
export async function runToEnd(
  env: NodeJS.ProcessEnv,
  { rows, kills, tell }: { readonly rows: number; readonly kills: number; readonly tell: (says: string) => void },
): Promise<Run> {
  const client = new pg.Client({ connectionString: env['DATABASE_URL'] });
  await client.connect();
  const { rows: own } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = (await statOf(own[0]?.pid ?? 0)).parent;
  let server = await serverOf(env);
  const rssAt: number[] = [];
  let [rss, killed] = [0, 0];
  let begun = Number.NaN;
  let [serverBefore, database] = [0, 0];
  try {
    for (;;) {
      const { state, settled, waiting } = await standing(client);
      const { peak, held } = await memoryOf(server.pid);
      rss = Math.max(rss, peak);
      if (Number.isNaN(begun) && state === 'running') {
        begun = performance.now();
        [serverBefore, database] = [(await statOf(server.pid)).cpu, await databaseCpu(postmaster)];
      }
      if (state === 'failed') throw new Error('the import failed');
      const tenth = Math.min(9, Math.floor((10 * settled) / rows));
      if (tenth > 0 && tenth >= rssAt.length)
        tell(`${settled} rows settled after ${seconds(begun).toFixed(0)} s, ${Math.round(held / 2 ** 20)} MB held`);
      while (rssAt.length <= tenth) rssAt.push(held);
      rssAt[tenth] = Math.max(rssAt[tenth] ?? 0, held);
      if (state === 'done' && waiting < flushAt) break;
      if (killed < kills && settled >= (rows * (killed + 1)) / (kills + 1)) {
        killed += 1;
        process.kill(server.pid, 'SIGKILL');
        await server.gone();
        server = await serverOf(env);
      }
      await pause(everyMs);
    }
    const took = seconds(begun);
    const serverCpu = (await statOf(server.pid)).cpu - serverBefore;
    const measured = { seconds: took, rss, rssAt, kills: killed };
    return { ...measured, serverCpu, databaseCpu: (await databaseCpu(postmaster)) - database };
  } finally {
    await server.stop();
    await client.end();
  }
}

const seconds = (since: number): number => (performance.now() - since) / 1000;

async function serverOf(env: NodeJS.ProcessEnv) {
  const server = await startServer(
    [...process.execArgv, path.join(root, 'server/src/main.ts'), 'start'],
    env,
    '/healthz',
  );
  const gone = async () => {
    while (fs.existsSync(`/proc/${server.pid}/exe`)) await pause(20);
  };
  return { ...server, gone };
}

async function standing(client: pg.Client): Promise<{ state: string; settled: number; waiting: number }> {
  const { rows } = await client.query<{ state: string; settled: number; waiting: string | null }>(`
    select i.state, i.settled, (select x.position - g.position from platform.search_index x
      join platform.search_generation g on g.index = x.name and g.serves where x.name = 'achievements') as waiting
    from achievements.import i`);
  const [row] = rows;
  return { state: row?.state ?? '', settled: row?.settled ?? 0, waiting: Number(row?.waiting ?? 0) };
}

/** What a process holds now, and the most that it has held so far, in bytes. */
async function memoryOf(pid: number): Promise<{ held: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const bytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024;
  return { held: bytes('VmRSS'), peak: bytes('VmHWM') };
}

/** The parent of a process, and the seconds of processor time that it and those of its children that have ended took. */
async function statOf(pid: number): Promise<{ parent: number; cpu: number }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return { parent: fields[1] ?? 0, cpu: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) / 100 };
}

/** The seconds of processor time that a database's processes took: its first one, those that have ended, and those there are. */
async function databaseCpu(postmaster: number): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const stats = await Promise.all(pids.map(statOf));
  const children = stats.filter(({ parent }) => parent === postmaster).reduce((sum, { cpu }) => sum + cpu, 0);
  return children + (await statOf(postmaster)).cpu;
}
