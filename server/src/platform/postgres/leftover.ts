import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PostgresFailure } from './failure.ts';

const LIMIT_MS = 60_000;

/**
 * Waits until nothing of an earlier PostgreSQL is alive on this cluster, asking it to stop, and removes its lock
 * file. Call it with the data lock held: then whatever is still there is an orphan of a killed start.
 *
 * PostgreSQL by itself would refuse to start as long as the process number in its lock file exists: for the seconds of the
 * orphan's own shutdown, for as long as nobody reaps its zombie, and for ever where another program got the number.
 *
 * @throws PostgresFailure where it does not stop within a minute.
 */
export async function clearLeftover(cluster: string): Promise<void> {
  const lockFile = path.join(cluster, 'postmaster.pid');
  const deadline = Date.now() + LIMIT_MS;
  for (let asked = false; ; asked = true) {
    const alive = living(cluster, lockFile);
    if (alive.length === 0) break;
    if (Date.now() > deadline) {
      throw new PostgresFailure(
        `An earlier PostgreSQL (process ${alive.join(', ')}) on ${cluster} does not stop: end it, then start again.`,
      );
    }
    const main = mainProcess(lockFile);
    if (!asked && main !== undefined && alive.includes(main)) process.kill(main, 'SIGINT');
    await pause(50);
  }
  fs.rmSync(lockFile, { force: true });
}

function mainProcess(lockFile: string): number | undefined {
  try {
    const pid = Number.parseInt(fs.readFileSync(lockFile, 'utf8'), 10);
    return pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Every PostgreSQL process has the cluster as its working folder; where there is no /proc, the lock file has to do. */
function living(cluster: string, lockFile: string): number[] {
  if (process.platform === 'linux') {
    const folder = fs.realpathSync(cluster);
    return fs
      .readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry) && worksIn(entry, folder))
      .map(Number);
  }
  const main = mainProcess(lockFile);
  return main !== undefined && exists(main) ? [main] : [];
}

/** A zombie has no working folder any more, so it does not count. */
function worksIn(pid: string, folder: string): boolean {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
