import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

// Installs LanceDB, which may stand behind the search (docs/decisions/0044), into a folder of its own: no other start pays for its size.
// `test` tries then what every index is held to.

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.lancedb');
const version = '0.39.0';
const arrow = '18.1.0';

/** The part of the package that is made for one kind of machine. */
function platformName(): string {
  const { platform, arch } = process;
  const isMusl =
    platform === 'linux' && !('glibcVersionRuntime' in (process.report.getReport() as { header: object }).header);
  const kind = platform === 'linux' ? (isMusl ? '-musl' : '-gnu') : platform === 'win32' ? '-msvc' : '';
  return `@lancedb/lancedb-${platform}-${arch}${kind}`;
}

/** Its other optional packages, embeddings of 300 MB, are not wanted, so the one of this machine is asked for by name. No package's script is run. */
function install(): boolean {
  const wanted = { '@lancedb/lancedb': version, [platformName()]: version, 'apache-arrow': arrow };
  const file = path.join(folder, 'package.json');
  const text = `${JSON.stringify({ private: true, dependencies: wanted }, null, 2)}\n`;
  const isThere = fs.existsSync(path.join(folder, 'node_modules/.package-lock.json'));
  if (isThere && fs.readFileSync(file, 'utf8') === text) return true;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  fs.writeFileSync(file, text);
  const flags = ['--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  return (
    spawnSync('npm', ['install', ...flags], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
      .status === 0
  );
}

const { positionals } = parseArgs({ allowPositionals: true });
if (!install()) {
  console.error('LanceDB could not be installed: what npm said stands above.');
  process.exit(1);
}
if (positionals[0] === 'test') {
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--configLoader=native', '.lancedb.test.'], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}
console.log(
  `LanceDB ${version} is installed in ${folder}: set SEARCH_LANCEDB to a folder, or to an address like s3://bucket/search.`,
);
