import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, Sentence } from './run.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Installs the packages unless those that the lock file names are there. Two starts at once take turns. */
export async function installIfNeeded() {
  if (isInstalled()) return;
  const self = fileURLToPath(import.meta.url);
  const { code, signal } = await run(process.execPath, [self, '--locked'], {
    env: outsideEnvironment(),
    cwd: root,
    lock: '.cache/install.lock',
  }).catch(unwritable);
  if (signal) process.kill(process.pid, signal);
  if (code !== 0 || !isInstalled()) {
    throw new Sentence(
      'The packages could not be installed: what npm said stands above. Mend it and start again.',
      code || 1,
    );
  }
}

/**
 * npm writes its own list of what it installed as its last step, so what agrees with the lock file is complete. Optional
 * packages may be missing: most are for other platforms.
 */
export function isInstalled(folder = root) {
  const wanted = packages(path.join(folder, 'package-lock.json'));
  const there = packages(path.join(folder, 'node_modules/.package-lock.json'));
  if (!wanted || !there) return false;
  return Object.entries(wanted).every(([name, { version, link, optional }]) => {
    if (!name.includes('node_modules/') || link) return true;
    return there[name] ? there[name].version === version : optional === true;
  });
}

function packages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function unwritable(error) {
  if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
  throw new Sentence(
    `${root} cannot be written by this user, and the packages are not installed there: install them as its owner.`,
  );
}

/** Without our own node_modules/.bin: npm may replace what is in that folder, and with it the Node that npm would be running on. */
function outsideEnvironment() {
  const inside = path.join(root, 'node_modules');
  const outside = (process.env.PATH || '').split(path.delimiter).filter((folder) => !folder.startsWith(inside));
  return { ...process.env, PATH: outside.join(path.delimiter) };
}

async function install() {
  if (isInstalled()) return 0;
  console.log('Installing the packages (once, about 700 MB on disk) …');
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  const ticking = setInterval(() => console.log(`  … still installing, ${seconds()}`), 10_000);
  // Not `npm ci`: it refuses a lock file from which packages for other platforms are missing, which is how npm writes it
  // where a registry does not have them. What the lock file names is installed in exactly that version all the same.
  const end = await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
  clearInterval(ticking);
  if (end.code === 0) console.log(`Installed in ${seconds()}.`);
  return end.code;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === '--locked') {
  install().then(
    (code) => process.exit(code),
    (error) => {
      console.error(error.code === 'ENOENT' ? 'npm was not found on the PATH: install npm 10 or later.' : error);
      process.exit(1);
    },
  );
}
