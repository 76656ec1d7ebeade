import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseAccount } from './account.ts';
import { completeLinks, findBinaries } from './binaries.ts';
import { readRunning } from './data-lock.ts';
import { explain } from './failure.ts';
import { runningPostgres, startPostgres } from './start.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'jiebang-pg-'));
});
afterEach(() => fs.rmSync(dataDir, { recursive: true, force: true }));

const initFlags = ['--no-sync'];

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  // A server that is killed says so on the connection too.
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that starts PostgreSQL on the same folder and holds it until it is killed. */
async function startElsewhere(): Promise<{ holder: ChildProcess; url: string; pid: number }> {
  const module = JSON.stringify(new URL('./start.ts', import.meta.url).href);
  const program = `import { startPostgres } from ${module};
    const { url, pid } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, initFlags: ['--no-sync'] });
    console.log(JSON.stringify({ url, pid }));
    setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(holder.stdout, 'data');
  return { holder, ...JSON.parse(String(line)) };
}

async function kill(holder: ChildProcess, ...others: number[]): Promise<void> {
  const gone = once(holder, 'exit');
  holder.kill('SIGKILL');
  for (const pid of others) process.kill(pid, 'SIGKILL');
  await gone;
}

describe('the embedded PostgreSQL', () => {
  it('starts on a Unix socket only, keeps what is committed, and leaves nothing behind when stopped', async () => {
    const first = await startPostgres({ dataDir, initFlags });
    expect(
      await ask(first.url, "SELECT current_setting('listen_addresses') AS tcp, current_setting('fsync') AS fsync"),
    ).toEqual([{ tcp: '', fsync: 'on' }]);
    const socketFolder = new URL(first.url).searchParams.get('host') ?? '';
    expect(fs.statSync(socketFolder).mode & 0o777).toBe(0o700);
    expect(Buffer.byteLength(`${socketFolder}/.s.PGSQL.5432`)).toBeLessThanOrEqual(107);
    await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS one');
    expect(runningPostgres(dataDir)).toBe(first.url);
    await first.stop();
    expect([fs.existsSync(socketFolder), runningPostgres(dataDir)]).toEqual([false, undefined]);

    const second = await startPostgres({ dataDir });
    expect(await ask(second.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('refuses a second start on the same folder in one sentence, from this process or another', async () => {
    const { holder } = await startElsewhere();
    await expect(startPostgres({ dataDir })).rejects.toThrow(
      `Another Jiebang (process ${holder.pid}) is already running on ${dataDir}: stop it first, or set DATA_DIR to another folder.`,
    );
    await kill(holder);
    const here = await startPostgres({ dataDir });
    await expect(startPostgres({ dataDir })).rejects.toThrow(`Another Jiebang (process ${process.pid})`);
    await here.stop();
  });

  it('recovers every committed row after kill -9 of the server and of PostgreSQL', async () => {
    const { holder, url, pid } = await startElsewhere();
    await ask(url, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
    await kill(holder, pid);
    const again = await startPostgres({ dataDir });
    expect(await ask(again.url, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 1000 }]);
    await again.stop();
    expect(fs.existsSync(new URL(url).searchParams.get('host') ?? '')).toBe(false);
  });

  it('ends with the server that started it, and waits for such an orphan to finish', async () => {
    const { holder, url } = await startElsewhere();
    await ask(url, 'CREATE TABLE kept AS SELECT 1 AS one');
    await kill(holder);
    const again = await startPostgres({ dataDir });
    expect(await ask(again.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }]);
    await again.stop();
  });

  it('is not kept out by a lock file whose process number belongs to another program by now', async () => {
    const first = await startPostgres({ dataDir, initFlags });
    await first.stop();
    fs.writeFileSync(
      path.join(dataDir, 'postgres/postmaster.pid'),
      `${process.ppid}\n${dataDir}/postgres\n1\n5432\n\n\n`,
    );
    const again = await startPostgres({ dataDir });
    expect(await ask(again.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await again.stop();
  });

  it('makes the cluster anew when the first start was cut short', async () => {
    const half = path.join(dataDir, 'postgres.new-abc');
    fs.mkdirSync(half, { mode: 0o700 });
    fs.writeFileSync(path.join(half, 'PG_VERSION'), '18\n');
    const started = await startPostgres({ dataDir, initFlags });
    expect(await ask(started.url, 'SELECT current_database() AS name')).toEqual([{ name: 'jiebang' }]);
    expect(fs.readdirSync(dataDir).filter((name) => name.startsWith('postgres.'))).toEqual([]);
    await started.stop();
  });

  it('says by whom the folder must be writable', async () => {
    fs.mkdirSync(path.join(dataDir, 'd'));
    fs.mkdirSync(path.join(dataDir, 'd/lock'));
    await expect(startPostgres({ dataDir: path.join(dataDir, 'd') })).rejects.toThrow(
      `${dataDir}/d cannot be written by this user: start as the user who owns it, or set DATA_DIR to another folder.`,
    );
  });

  it('says so when the folder cannot be one', async () => {
    const file = path.join(dataDir, 'file');
    fs.writeFileSync(file, '');
    await expect(startPostgres({ dataDir: path.join(file, 'data') })).rejects.toThrow(
      `${file}/data cannot be made a folder: set DATA_DIR to another place.`,
    );
  });

  it('lets go of the folder when the start fails', async () => {
    const flags = ['-c', 'shared_buffers=nonsense'];
    await expect(startPostgres({ dataDir, initFlags, flags })).rejects.toThrow('shared_buffers');
    const started = await startPostgres({ dataDir });
    await started.stop();
    expect(readRunning(dataDir)).toBe(undefined);
  });
});

describe('what PostgreSQL runs as', () => {
  const us = process.getuid?.() ?? 0;

  it('is the owner of the data folder, also when root starts it', async () => {
    const owner = us === 0 ? 65534 : us;
    fs.chownSync(dataDir, owner, owner);
    const started = await startPostgres({ dataDir, initFlags });
    expect(fs.statSync(path.join(dataDir, 'postgres')).uid).toBe(owner);
    expect(fs.statSync(`/proc/${started.pid}`).uid).toBe(owner);
    await started.stop();
  });

  it('is never root, also where user namespaces are refused', () => {
    const [command, args] = chooseAccount(dataDir, false).wrap('postgres', ['-D', dataDir]);
    const changed = ['--reuid', expect.not.stringMatching(/^0$/), '--regid', expect.anything(), '--clear-groups'];
    const asRoot = ['setpriv', ...changed, 'postgres', '-D', dataDir];
    expect([command, ...args]).toEqual(us === 0 ? asRoot : ['postgres', '-D', dataDir]);
  });
});

describe('the shared libraries of the package', () => {
  const links = [{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }];

  it('are linked by us where npm did not run the package’s script', () => {
    fs.mkdirSync(path.join(dataDir, 'native/lib'), { recursive: true });
    fs.writeFileSync(path.join(dataDir, 'native/lib/libx.so.1.2'), 'x');
    fs.writeFileSync(path.join(dataDir, 'native/pg-symlinks.json'), JSON.stringify(links));
    expect(completeLinks(dataDir, path.join(dataDir, 'elsewhere'))).toBe(undefined);
    expect(fs.readlinkSync(path.join(dataDir, 'native/lib/libx.so.1'))).toBe('libx.so.1.2');
    expect(fs.existsSync(path.join(dataDir, 'elsewhere'))).toBe(false);
  });

  it('are complete for this platform', async () => {
    const { libraryPath, postgres } = await findBinaries(path.join(dataDir, 'lib'));
    expect([libraryPath, fs.existsSync(postgres)]).toEqual([undefined, true]);
  });
});

it('a full disk is told in one sentence', () => {
  expect(explain('FATAL:  could not write lock file: No space left on device', '/data').message).toBe(
    'The disk that holds /data is full: free some space and start again; nothing was damaged.',
  );
});
