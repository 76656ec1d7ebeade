import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { openPlatform } from '#app';
import { readMasterKeys } from '#platform/keys/master-key.ts';
import type { Platform } from '#platform/platform.ts';
import { runningPostgres } from '#platform/postgres/start.ts';

const main = path.resolve(import.meta.dirname, '../../src/main.ts');
const ANSWER_LIMIT_MS = 60_000;

/** A server as people start it: a process of its own with its own PostgreSQL on a data folder. */
export type RunningServer = {
  readonly child: ChildProcess;
  readonly address: string;
  /** From the start of the process to its first answer of `ready`. */
  readonly readyAfterMs: number;
  /** What it has printed so far. */
  output(): string;
  /** Resolves to the exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
};

export function newDataDir(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'jiebang-process-'));
}

/** Settings of a trial without demo contest; `given` goes over them. */
export function trialEnvironment(dataDir: string, given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, NODE_COMPILE_CACHE } = process.env;
  return {
    PATH,
    HOME,
    TMPDIR,
    NODE_COMPILE_CACHE,
    DEMO: 'off',
    DATA_DIR: dataDir,
    REQUESTS_PER_MINUTE: '10000000',
    ...given,
  };
}

/** For one test: minutes on a machine that does much else, seconds otherwise. */
export const processTestLimitMs = 180_000;

/** Runs the program; it may end by itself, which `ended` tells. It ends with us, however we end. */
export function runMain(command: 'start' | 'serve', env: NodeJS.ProcessEnv) {
  const tied = ['--pdeathsig', 'TERM', process.execPath, main, command];
  const child = spawn('setpriv', tied, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += data));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, output: () => printed, ended };
}

/** Starts a trial on the data folder and waits until it is ready. */
export async function startServer(dataDir: string, given: NodeJS.ProcessEnv = {}): Promise<RunningServer> {
  const began = performance.now();
  const port = given['PORT'] ?? String(await freePort());
  const run = runMain('start', trialEnvironment(dataDir, { ...given, PORT: port }));
  const address = `http://127.0.0.1:${port}`;
  let over = false;
  void run.ended.then(() => {
    over = true;
  });
  while (!over && performance.now() - began < ANSWER_LIMIT_MS) {
    const ready = await fetch(`${address}/readyz`).then(
      async (response) => (await response.text()) && response.ok,
      () => false,
    );
    if (ready) return { ...run, address, readyAfterMs: Math.round(performance.now() - began) };
    // The next try, not a wait for something to have happened by then: what is waited for is the answer.
    await new Promise((again) => setTimeout(again, 25));
  }
  run.child.kill('SIGKILL');
  throw new Error(`the server did not become ready. It printed: ${run.output()}`);
}

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Asks the server to stop and waits; the exit code. */
export async function stopServer(server: RunningServer): Promise<number | null> {
  server.child.kill('SIGTERM');
  return server.ended;
}

/**
 * SIGKILL to the server, its PostgreSQL and every process of that, in this order of the list. None of them can finish anything,
 * and PostgreSQL's own processes cannot tell each other.
 */
export async function killEverything(server: RunningServer, shuffled: <T>(list: T[]) => T[]): Promise<void> {
  const all = [server.child.pid, ...descendants(server.child.pid)].filter((pid) => pid !== undefined);
  for (const pid of shuffled(all)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // One that had ended by itself, as PostgreSQL's processes do all the time.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
  await server.ended;
}

/** Processes below this one, found in /proc. */
export function descendants(root: number | undefined): number[] {
  const parents = new Map<number, number>();
  for (const entry of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const status = fs.readFileSync(`/proc/${entry}/stat`, 'utf8');
      parents.set(Number(entry), Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended between the two looks.
    }
  }
  const found: number[] = [];
  for (let level = [root]; level.length > 0; ) {
    level = [...parents].filter(([, parent]) => level.includes(parent)).map(([pid]) => pid);
    found.push(...(level as number[]));
  }
  return found;
}

/** Opens the database of a running trial beside it, with its key: to make people and look at rows while it runs. */
export async function openBeside(dataDir: string): Promise<{ platform: Platform; close(): Promise<void> }> {
  const databaseUrl = runningPostgres(dataDir);
  if (databaseUrl === undefined) throw new Error(`no server runs on ${dataDir}`);
  return openPlatform({
    databaseUrl,
    filesFolder: path.join(dataDir, 'files'),
    masterKey: readMasterKeys(path.join(dataDir, 'master.key')),
    publicUrl: 'http://127.0.0.1',
    connections: 2,
  });
}
