import fs from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { root, startServer } from '../processes.ts';

export type Run = {
  /** From the first row until every row is settled and stands in a segment or among the last few that wait for one. */
  readonly seconds: number;
  /** The most that a server's process held, in bytes. */
  readonly rss: number;
  readonly kills: number;
  /** Processor time of the server and of the database's processes meanwhile, in seconds; of use where no server was killed. */
  readonly serverCpu: number;
  readonly databaseCpu: number;
};

const everyMs = 200;
/** So many changes wait before a segment is made of them: `SearchOptions.flushAt`. */
const flushAt = 8192;

/** Lets servers work on an import until it is done and searched, killing so many of them on the way, and beginning the next. */
export async function runToEnd(env: NodeJS.ProcessEnv, rows: number, kills: number): Promise<Run> {
  const client = new pg.Client({ connectionString: env['DATABASE_URL'] });
  await client.connect();
  const { rows: own } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = (await statOf(own[0]?.pid ?? 0)).parent;
  let server = await serverOf(env);
  let [rss, killed] = [0, 0];
  let begun = Number.NaN;
  let [serverBefore, database] = [0, 0];
  try {
    for (;;) {
      const { state, settled, waiting } = await standing(client);
      rss = Math.max(rss, await peakOf(server.pid));
      if (Number.isNaN(begun) && state === 'running') {
        begun = performance.now();
        [serverBefore, database] = [(await statOf(server.pid)).cpu, await databaseCpu(postmaster)];
      }
      if (state === 'failed') throw new Error('the import failed');
      if (state === 'done' && waiting < flushAt) break;
      if (killed < kills && settled >= (rows * (killed + 1)) / (kills + 1)) {
        killed += 1;
        process.kill(server.pid, 'SIGKILL');
        await server.gone();
        server = await serverOf(env);
      }
      await pause(everyMs);
    }
    const seconds = (performance.now() - begun) / 1000;
    const serverCpu = (await statOf(server.pid)).cpu - serverBefore;
    return { seconds, rss, kills: killed, serverCpu, databaseCpu: (await databaseCpu(postmaster)) - database };
  } finally {
    await server.stop();
    await client.end();
  }
}

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

/** The most that a process has held so far, in bytes. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
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
