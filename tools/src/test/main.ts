import fs from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './browser.ts';
import { startPostgres15 } from './postgres15.ts';
import { type Count, endStagesWithUs, root, runStages, type Stage } from './stages.ts';
import { canRead, runVitest } from './vitest.ts';

// `npm test`; with the argument `all`, `npm run test:all`. The last line says how many passed and failed: every stage
// that is no Vitest run counts as one.

const NOBODY = 65534;

const checks: Stage[] = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'] },
  { name: 'rules of the house, lint, dead code', args: ['tools/src/check/main.ts'] },
  { name: 'generated files are what the sources give', args: ['tools/src/generate/main.ts', '--check'] },
];

async function everything(all: boolean): Promise<Count[]> {
  fs.mkdirSync(path.join(root, '.cache'), { recursive: true });
  const browser = ensureBrowser();
  const counts: Count[] = [];
  if ('problem' in browser) {
    console.log(browser.problem);
    counts.push({ passed: 0, failed: 1 });
  }
  const env = 'path' in browser ? { CHROMIUM_PATH: browser.path } : {};
  // The checks take turns beside the tests: one that took a core alone would leave the other idle.
  const checked = runStages(checks, 1);
  counts.push(await runVitest({ name: 'unit, module, journeys, browser', filters: [], env }));
  counts.push(await checked);
  if (all) counts.push(...(await theLongOnes(env)));
  return counts;
}

async function theLongOnes(env: NodeJS.ProcessEnv): Promise<Count[]> {
  const counts: Count[] = [];
  // The stories once more: with everyone watching the short ones, and with every proof of what their sweeps remember.
  const filters = ['.all.test.', 'journeys/story/'];
  counts.push(await runVitest({ name: 'kills and long clocks', filters, env: { ...env, TEST_ALL: 'yes' } }));
  counts.push(await onPostgres15());
  if (process.getuid?.() === 0) counts.push(await asOrdinaryUser());
  return counts;
}

async function onPostgres15(): Promise<Count> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given ? { url: given, stop: async () => {} } : await startPostgres15();
  if (!server) {
    console.log('No PostgreSQL 15 was found: apt-get install postgresql-15, or set TEST_DATABASE_URL to a server.');
    return { passed: 0, failed: 1 };
  }
  try {
    return await runVitest({
      name: 'PostgreSQL 15',
      filters: ['server/'],
      // The browser sees no database, and a process journey starts its own.
      without: ['server/journeys/browser/**', 'server/journeys/process/**'],
      env: { TEST_DATABASE_URL: server.url },
    });
  } finally {
    await server.stop();
  }
}

async function asOrdinaryUser(): Promise<Count> {
  if (!canRead(NOBODY)) {
    console.log('Other users cannot read this folder: clone it to where they can, so that it can be tried as one.');
    return { passed: 0, failed: 1 };
  }
  return runVitest({ name: 'an ordinary user', filters: ['server/src/'], uid: NOBODY, env: { HOME: '/nonexistent' } });
}

endStagesWithUs();
if (!fs.existsSync(path.join(root, '.lancedb/node_modules')))
  console.log('LanceDB is not installed, and the search on it is not tried: npm run test:lancedb does both.');
const counts = await everything(process.argv[2] === 'all');
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
