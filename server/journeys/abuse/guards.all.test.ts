import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Guard, guards } from './guards.data.ts';
import { copyOfHouse, takeAway } from './guards.ts';

// Every test of the list fails without its guard, and passes with it: else it would prove nothing.

let copy = '';
beforeAll(() => {
  copy = copyOfHouse(fs.mkdtempSync(path.join(os.tmpdir(), 'jiebang-guards-')));
});
afterAll(() => fs.rmSync(copy, { recursive: true, force: true }));

type Told = { readonly fullName: string; readonly status: string };

/** Runs tests of the copy, and says of each what came of it. */
async function runThere(tests: readonly Guard['test'][]): Promise<Told[]> {
  const report = path.join(copy, 'report.json');
  const names = tests.map(([, name]) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const files = [...new Set(tests.map(([file]) => `server/${file}`))];
  const args = [
    'run',
    ...files,
    '-t',
    names,
    '--configLoader=native',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  fs.rmSync(report, { force: true });
  const env = { ...process.env, TEST_DATABASE_URL: inject('testServer').url, VITEST: undefined };
  const said = await new Promise<string>((done) => {
    const vitest = path.join(copy, 'node_modules/vitest/vitest.mjs');
    execFile(process.execPath, [vitest, ...args], { cwd: copy, env }, (_, out, err) => done(out + err));
  });
  if (!fs.existsSync(report)) throw new Error(`no test ran: ${said}`);
  const { testResults } = JSON.parse(fs.readFileSync(report, 'utf8')) as {
    testResults: { assertionResults: Told[]; message: string }[];
  };
  const told = testResults.flatMap(({ assertionResults }) => assertionResults);
  const ran = told.filter(({ status }) => status === 'passed' || status === 'failed');
  if (ran.length === 0) throw new Error(`no test ran: ${testResults.map(({ message }) => message).join('\n')} ${said}`);
  return ran;
}

test('with every guard in its place every one of them passes', { timeout: 600_000 }, async () => {
  const told = await runThere(guards.map((one) => one.test));
  expect(told.filter(({ status }) => status !== 'passed').map(({ fullName }) => fullName)).toEqual([]);
  for (const { test: named } of guards)
    expect([named[1], told.some(({ fullName }) => fullName.includes(named[1]))]).toEqual([named[1], true]);
});

test.each(guards.map((one) => [one.tried, one] as const))(
  'without its guard the test against %s fails',
  async (_, guard) => {
    const putBack = takeAway(copy, guard);
    try {
      const told = await runThere([guard.test]);
      expect(told.filter(({ fullName }) => fullName.includes(guard.test[1])).map(({ status }) => status)).toEqual([
        'failed',
      ]);
    } finally {
      putBack();
    }
  },
);
