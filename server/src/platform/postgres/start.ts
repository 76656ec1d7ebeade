import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { chooseAccount } from './account.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { ensureCluster, SUPERUSER, serverEnvironment } from './cluster.ts';
import { type DataLock, lockData, readRunning } from './data-lock.ts';
import { explain, explainFileError, PostgresFailure } from './failure.ts';
import { clearLeftover } from './leftover.ts';

export type StartOptions = {
  /** DATA_DIR; the cluster is its folder `postgres`. */
  dataDir: string;
  /** An existing folder for the socket that only this user may enter; by default a new one under the temporary folder. */
  socketDir?: string;
  /** Further arguments for postgres, such as `-c`, `fsync=off`; the last of two equal settings holds. */
  flags?: string[];
  /** Another PostgreSQL than the one that came with the packages. */
  binaries?: Binaries;
  /** Further arguments for initdb. */
  initFlags?: string[];
};

export type RunningPostgres = {
  /** For any pg client: `postgres://jiebang@localhost/jiebang?host=<socket folder>`. */
  url: string;
  pid: number;
  /** Settles when PostgreSQL has ended, with what it printed last, whether asked or not. */
  ended: Promise<string>;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
};

const DATABASE = 'jiebang';
const STOP_LIMIT_MS = 60_000;
const LOG_KEPT = 16_384;
/** The longest path of a Unix socket is 107 bytes; PostgreSQL adds `/.s.PGSQL.5432.lock` to its folder. */
const SOCKET_FOLDER_MAX = 107 - '/.s.PGSQL.5432.lock'.length;

/**
 * Starts the PostgreSQL that came with the packages, on a Unix socket only, and ties its life to this process.
 * What an earlier start left after `kill -9` is cleared, and PostgreSQL recovers what was committed.
 *
 * @throws PostgresFailure with one sentence for the person who started it: folder in use, disk full, no permission.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const dataDir = path.resolve(options.dataDir);
  try {
    const lock = lockData(dataDir);
    try {
      return await startLocked(dataDir, lock, options);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

async function startLocked(dataDir: string, lock: DataLock, options: StartOptions): Promise<RunningPostgres> {
  const earlier = readRunning(dataDir);
  const account = chooseAccount(dataDir);
  const binaries = options.binaries ?? (await findBinaries(path.join(dataDir, 'postgres-lib')));
  const cluster = await ensureCluster(dataDir, binaries, account, options.initFlags);
  await clearLeftover(cluster);
  if (earlier) removeSocketFolder(earlier.socketFolder);

  const socketFolder = options.socketDir ?? makeSocketFolder(account.owner);
  const args = ['-D', cluster, '-k', socketFolder, '-p', '5432', ...settings(), ...(options.flags ?? [])];
  const [command, rest] = account.wrap(binaries.postgres, args, {
    dieWithUs: true,
  });
  // Detached: Ctrl-C in a terminal reaches the whole process group, and would end PostgreSQL under a running query.
  const child = spawn(command, rest, {
    env: serverEnvironment(binaries),
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const exited = once(child, 'exit').catch(() => []);
  let log = '';
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(`${log}\n${error.message}`));
    child.on('close', () => resolve(log));
  });
  const ready = new Promise<void>((resolve) => {
    child.stderr.on('data', (data) => {
      log = (log + data).slice(-LOG_KEPT);
      if (log.includes('ready to accept connections')) resolve();
    });
  });
  const stop = async () => {
    const impatient = setTimeout(() => child.kill('SIGQUIT'), STOP_LIMIT_MS);
    child.kill('SIGINT');
    await exited;
    clearTimeout(impatient);
    removeSocketFolder(socketFolder);
    lock.note(undefined);
  };
  const url = `postgres://${SUPERUSER}@localhost/${DATABASE}?host=${encodeURIComponent(socketFolder)}`;
  const output = await Promise.race([ready, ended]);
  if (output !== undefined || child.pid === undefined) {
    removeSocketFolder(socketFolder);
    throw explain(output ?? '', cluster);
  }
  try {
    lock.note({ pid: process.pid, url, socketFolder });
    await ensureDatabase(url);
  } catch (error) {
    await stop();
    throw explain(`${log}\n${error}`, cluster);
  }
  return {
    url,
    pid: child.pid,
    ended,
    stop: () => stop().finally(lock.release),
  };
}

/**
 * Sized for one machine that also runs the server. Logged are neither statements nor the details of an error, as both
 * carry values of rows.
 */
function settings(): string[] {
  const megabytes = os.totalmem() / 2 ** 20;
  const shared = Math.round(Math.min(1024, Math.max(128, megabytes / 8)));
  const values = {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    fsync: 'on',
    synchronous_commit: 'on',
    max_connections: '100',
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.round(megabytes / 2)}MB`,
    work_mem: '16MB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const SOCKET_FOLDER_PREFIX = 'jiebang-';

function makeSocketFolder(owner: { uid: number; gid: number } | undefined): string {
  const parent = os.tmpdir().length + '/jiebang-XXXXXX'.length <= SOCKET_FOLDER_MAX ? os.tmpdir() : '/tmp';
  const folder = fs.mkdtempSync(path.join(parent, SOCKET_FOLDER_PREFIX));
  if (owner) fs.chownSync(folder, owner.uid, owner.gid);
  return folder;
}

/** Removes what PostgreSQL leaves after `kill -9`, and the folder if it is one that we made. */
function removeSocketFolder(folder: string): void {
  for (const file of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) fs.rmSync(path.join(folder, file), { force: true });
  if (path.basename(folder).startsWith(SOCKET_FOLDER_PREFIX)) fs.rmSync(folder, { recursive: true, force: true });
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({
    connectionString: url.replace(`/${DATABASE}?`, '/postgres?'),
  });
  await client.connect();
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Address of the PostgreSQL that a running server on this data folder has, for the command line; undefined if none runs. */
export function runningPostgres(dataDir: string): string | undefined {
  try {
    lockData(path.resolve(dataDir)).release();
    return undefined;
  } catch (error) {
    if (!(error instanceof PostgresFailure)) throw error;
    return readRunning(path.resolve(dataDir))?.url;
  }
}
