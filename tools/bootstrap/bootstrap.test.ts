import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const bootstrap = path.resolve(import.meta.dirname, '../bootstrap.mjs');
const { isInstalled }: { isInstalled(folder: string): boolean } = await import(
  new URL('./install.mjs', import.meta.url).href
);

function run(args: string[], preload?: string) {
  const before = preload ? ['--import', `data:text/javascript,${encodeURIComponent(preload)}`] : [];
  const { status, stderr } = spawnSync(process.execPath, [...before, bootstrap, ...args], { encoding: 'utf8' });
  return { status, stderr };
}

describe('the bootstrap', () => {
  it('says on an old Node which one it needs, and nothing else', () => {
    const old =
      "Object.defineProperty(process.versions, 'node', { value: '16.20.2' }); Object.defineProperty(process, 'version', { value: 'v16.20.2' });";
    expect(
      run(['start'], `Object.defineProperty(process, 'versions', { value: { ...process.versions } }); ${old}`),
    ).toEqual({
      status: 1,
      stderr:
        'Jiebang needs Node 18 or later to start (it then brings its own), and this is v16.20.2: install a newer Node from nodejs.org or your system.\n',
    });
  });

  it('names the commands when it does not know the one it got', () => {
    expect(run(['strat'])).toEqual({
      status: 2,
      stderr:
        'Say which command: start, serve, test, test-all, check, generate, bench, lancedb, test-lancedb, jiebang.\n',
    });
  });
});

describe('the packages count as installed', () => {
  let folder = '';
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jiebang-install-'));
    fs.mkdirSync(path.join(folder, 'node_modules'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const lock = (place: string, packages: Record<string, object>) =>
    fs.writeFileSync(path.join(folder, place), JSON.stringify({ packages }));
  const wanted = {
    '': { version: '1.0.0' },
    contract: { version: '1.0.0' },
    'node_modules/@jiebang/contract': { link: true },
    'node_modules/zod': { version: '4.0.0' },
    'node_modules/for-another-platform': { version: '1.0.0', optional: true },
  };

  it.each([
    ['when npm finished and every version agrees', { 'node_modules/zod': { version: '4.0.0' } }, true],
    ['not when the lock file names another version', { 'node_modules/zod': { version: '3.9.0' } }, false],
    ['not when one is missing', {}, false],
    [
      'not when an optional one is of another version',
      { 'node_modules/zod': { version: '4.0.0' }, 'node_modules/for-another-platform': { version: '0.9.0' } },
      false,
    ],
  ])('%s', (_when, there, answer) => {
    lock('package-lock.json', wanted);
    lock('node_modules/.package-lock.json', there);
    expect(isInstalled(folder)).toBe(answer);
  });

  it('not before npm wrote its list, which is its last step', () => {
    lock('package-lock.json', wanted);
    expect(isInstalled(folder)).toBe(false);
  });
});
