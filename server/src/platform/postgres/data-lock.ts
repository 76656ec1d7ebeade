import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { notWritable, PostgresFailure } from './failure.ts';

const SQLITE_BUSY = 5;
const SQLITE_READ_ONLY = 8;
const SQLITE_CANNOT_OPEN = 14;

export type DataLock = {
  /** Writes beside the lock who holds it (or that nobody does), for a second start's message and for the command line. */
  note(running: Running | undefined): void;
  release(): void;
};

export type Running = { pid: number; url: string; socketFolder: string };

/**
 * Makes this process the only one on a data folder, until it ends in whatever way.
 *
 * Node has no flock. A file with a process number outlives `kill -9`, and its number may by then belong to another
 * process. What the kernel itself drops with the process is a file lock; SQLite, which is part of Node, takes one (fcntl) for a
 * transaction: an exclusive transaction on an empty file writes nothing, so there is nothing to recover. It also holds between
 * containers that share a folder, where process numbers and abstract sockets do not.
 *
 * @throws PostgresFailure where another process holds it.
 */
export function lockData(dataDir: string): DataLock {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'lock');
  let held: DatabaseSync | undefined;
  try {
    held = new DatabaseSync(file, { timeout: 0 });
    held.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    held?.close();
    throw explainLock(error, dataDir);
  }
  if (process.getuid?.() === 0) giveToOwner(file, dataDir);
  const open = held;
  return {
    note: (running) => {
      fs.rmSync(notePath(dataDir), { force: true });
      if (running)
        fs.writeFileSync(notePath(dataDir), JSON.stringify(running), {
          mode: 0o600,
        });
    },
    release: () => open.close(),
  };
}

function explainLock(error: unknown, dataDir: string): unknown {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  if (code === SQLITE_CANNOT_OPEN || code === SQLITE_READ_ONLY) return notWritable(dataDir);
  if (code !== SQLITE_BUSY) return error;
  const by = readRunning(dataDir);
  return new PostgresFailure(
    `Another Jiebang${by ? ` (process ${by.pid})` : ''} is already running on ${dataDir}: stop it first, or set DATA_DIR to another folder.`,
  );
}

/** A lock made by root in another user's folder stays usable for that user. */
function giveToOwner(file: string, dataDir: string): void {
  const owner = fs.statSync(dataDir);
  fs.chownSync(file, owner.uid, owner.gid);
}

/** What the last holder wrote; after `kill -9` it may be about a process that is gone. */
export function readRunning(dataDir: string): Running | undefined {
  try {
    return JSON.parse(fs.readFileSync(notePath(dataDir), 'utf8'));
  } catch {
    return undefined;
  }
}

function notePath(dataDir: string): string {
  return path.join(dataDir, 'running.json');
}
