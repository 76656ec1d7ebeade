import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { PostgresFailure } from './failure.ts';

/** As whom PostgreSQL runs: it refuses to be root. */
export type Account = {
  /** Owner that its folders must have; undefined leaves them as they are made. */
  owner: { uid: number; gid: number } | undefined;
  /** Command and arguments that start a program under this account. */
  wrap(program: string, args: string[], options?: { dieWithUs: boolean }): [string, string[]];
};

/**
 * Chooses the account.
 *
 * - An ordinary user: that user.
 * - Root, on a data folder of another user: that user, so that both may start it in turn.
 * - Root otherwise: `unshare -U`, a user namespace in which root is nobody. It needs no system user and no change of owner,
 *   and folders that only root may enter stay usable.
 * - Root where namespaces are refused (some containers): the system user `postgres`, else `nobody`.
 */
export function chooseAccount(dataDir: string, userNamespaces = userNamespacesWork()): Account {
  if (process.platform !== 'linux') {
    if (process.getuid?.() === 0) {
      throw new PostgresFailure('PostgreSQL refuses to run as root: start Jiebang as an ordinary user.');
    }
    return { owner: undefined, wrap: (program, args) => [program, args] };
  }
  if (process.getuid?.() !== 0) return { owner: undefined, wrap: wrapping([]) };
  const folder = fs.statSync(dataDir);
  if (folder.uid !== 0) return changingTo({ uid: folder.uid, gid: folder.gid });
  if (userNamespaces) return { owner: { uid: 0, gid: 0 }, wrap: wrapping(['unshare', '-U']) };
  return changingTo(systemUser());
}

function changingTo(owner: { uid: number; gid: number }): Account {
  const prefix = ['setpriv', '--reuid', `${owner.uid}`, '--regid', `${owner.gid}`, '--clear-groups'];
  return { owner, wrap: wrapping(prefix) };
}

/**
 * The request to be told of our death must be the last thing before PostgreSQL: the kernel forgets it when credentials change.
 * SIGINT is PostgreSQL's fast shutdown.
 */
function wrapping(prefix: string[]): Account['wrap'] {
  return (program, args, options) => {
    const tie = options?.dieWithUs ? ['setpriv', '--pdeathsig', 'INT'] : [];
    const [command, ...rest] = [...prefix, ...tie, program, ...args];
    return [command ?? program, rest];
  };
}

function userNamespacesWork(): boolean {
  return process.platform === 'linux' && spawnSync('unshare', ['-U', 'true'], { stdio: 'ignore' }).status === 0;
}

function systemUser(): { uid: number; gid: number } {
  const users = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new PostgresFailure(
    'PostgreSQL refuses to run as root, and this system has no user for it: start Jiebang as an ordinary user, or set DATABASE_URL.',
  );
}
