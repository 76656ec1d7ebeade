import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type Count, root, runProgram, told } from './stages.ts';

/** The parts of Vitest's JSON report that we count. */
export type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

export type VitestRun = {
  name: string;
  /** Parts of file names; all files if empty. */
  filters: string[];
  /** Patterns of files to leave out. */
  without?: string[];
  env?: NodeJS.ProcessEnv;
  /** Another user to run as; only root can. */
  uid?: number;
};

/** Runs Vitest with its output on the terminal, and counts its tests from the report that it writes. */
export async function runVitest({ name, filters, without = [], env = {}, uid }: VitestRun): Promise<Count> {
  console.log(`\n— ${name}`);
  const began = performance.now();
  const folder = fs.mkdtempSync(path.join(root, '.cache', 'vitest-'));
  if (uid !== undefined) fs.chownSync(folder, uid, uid);
  const report = path.join(folder, 'report.json');
  const command = [process.execPath, path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...filters];
  const leftOut = without.map((pattern) => `--exclude=${pattern}`);
  // Node itself reads the configuration: Vitest's own way writes a file into node_modules, which may be another user's.
  const output = ['--configLoader=native', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const asUser = uid === undefined ? [] : ['setpriv', '--reuid', `${uid}`, '--regid', `${uid}`, '--clear-groups'];
  const { ok } = await runProgram([...asUser, ...command, ...leftOut, ...output], env, true);
  const count = countOf(fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : undefined, ok);
  fs.rmSync(folder, { recursive: true });
  console.log(told(name, count.failed === 0, began));
  return count;
}

/** A file that fails outside its tests counts as one failure, and so does a run that fails without a failed test. */
export function countOf(report: Report | undefined, ok: boolean): Count {
  if (!report) return { passed: 0, failed: 1 };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((assertion) => assertion.status !== 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  return { passed: report.numPassedTests, failed: failed === 0 && !ok ? 1 : failed };
}

/** Whether another user can read this folder at all: a clone in root's own home cannot be tried as somebody else. */
export function canRead(uid: number): boolean {
  const as = ['--reuid', `${uid}`, '--regid', `${uid}`, '--clear-groups', process.execPath];
  return spawnSync('setpriv', [...as, '-e', 'process.chdir(process.argv[1])', root]).status === 0;
}
