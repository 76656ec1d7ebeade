import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { explain } from './failure.ts';

/** The superuser of our own cluster; only who may enter the socket's folder can reach it. */
export const SUPERUSER = 'jiebang';

/**
 * Makes the cluster under `dataDir` unless it is there, and answers its folder. It is made in a folder beside and
 * renamed when complete, so an interrupted start leaves rubbish to remove and never half a cluster.
 */
export async function ensureCluster(
  dataDir: string,
  binaries: Binaries,
  account: Account,
  flags: string[] = [],
): Promise<string> {
  const cluster = path.join(dataDir, 'postgres');
  for (const entry of fs.readdirSync(dataDir)) {
    if (entry.startsWith('postgres.new-')) fs.rmSync(path.join(dataDir, entry), { recursive: true, force: true });
  }
  letThrough(dataDir, account);
  if (!fs.existsSync(cluster)) await make(cluster, binaries, account, flags);
  adopt(cluster, account);
  return cluster;
}

async function make(cluster: string, binaries: Binaries, account: Account, flags: string[]): Promise<void> {
  const fresh = fs.mkdtempSync(`${cluster}.new-`);
  adopt(fresh, account);
  const args = ['-D', fresh, '-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'];
  const [command, rest] = account.wrap(binaries.initdb, [...args, ...binaries.initFlags, ...flags], {
    dieWithUs: true,
  });
  const { code, output } = await run(command, rest, serverEnvironment(binaries));
  if (code !== 0) {
    fs.rmSync(fresh, { recursive: true, force: true });
    throw explain(output, cluster);
  }
  fs.renameSync(fresh, cluster);
  const parent = fs.openSync(path.dirname(cluster), 'r');
  fs.fsyncSync(parent);
  fs.closeSync(parent);
}

/** Gives the folder to the account where it belongs to somebody else (a system where user namespaces came or went). */
function adopt(folder: string, { owner }: Account): void {
  if (owner === undefined || fs.statSync(folder).uid === owner.uid) return;
  for (const entry of fs.readdirSync(folder, {
    recursive: true,
    encoding: 'utf8',
  })) {
    fs.lchownSync(path.join(folder, entry), owner.uid, owner.gid);
  }
  fs.chownSync(folder, owner.uid, owner.gid);
}

/** Lets the account walk through the data folder to its cluster, without listing it, where the folder is not its own. */
function letThrough(dataDir: string, { owner }: Account): void {
  const folder = fs.statSync(dataDir);
  if (owner !== undefined && folder.uid !== owner.uid) fs.chmodSync(dataDir, folder.mode | 0o001);
}

/** PostgreSQL gets nothing of our environment but the path: no secret of ours is in its. */
export function serverEnvironment(binaries: Binaries): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
  };
  if (binaries.libraryPath !== undefined) env['LD_LIBRARY_PATH'] = binaries.libraryPath;
  return env;
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ code: 1, output: `${output}\n${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
