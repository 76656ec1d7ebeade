import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type Count, root, runProgram, told } from './stages.ts';

/** The parts of Vitest's JSON report that we count. */
export type Report = {
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
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

/**
 * More broken files than these are no accident: what fails twice costs the time of a whole run, and says nothing that the
 * first failure did not.
 */
const mostAgain = 3;

/**
 * Runs Vitest with its output on the terminal, and counts its tests from the report that it writes. A few files that failed are
 * run once more, alone: a browser on a starved machine can fail what is sound. The run says which these were; what fails alone
 * too has failed.
 */
export async function runVitest({ name, filters, without = [], env = {}, uid }: VitestRun): Promise<Count> {
  console.log(`\n— ${name}`);
  const began = performance.now();
  // The configuration reads what to leave out: its projects do not take `--exclude` of the command line.
  const first = await reported(filters, { ...env, TEST_WITHOUT: without.join(',') }, uid);
  let count = countOf(first.report, first.ok);
  const broken = brokenFiles(first.report);
  if (first.report && broken.length > 0 && broken.length <= mostAgain) {
    console.log(`\n— once more, alone: ${broken.map((file) => path.relative(root, file)).join(', ')}`);
    const again = await reported([...broken, '--no-file-parallelism'], env, uid);
    const sound = first.report.testResults.filter((file) => !broken.includes(file.name));
    count = sum(countOf({ testResults: sound }, true), countOf(again.report, again.ok));
    if (count.failed === 0) console.log('They passed alone: unsteady under load, which is a fault to mend.');
  }
  console.log(told(name, count.failed === 0, began));
  return count;
}

async function reported(args: string[], env: NodeJS.ProcessEnv, uid: number | undefined) {
  const folder = fs.mkdtempSync(path.join(root, '.cache', 'vitest-'));
  if (uid !== undefined) fs.chownSync(folder, uid, uid);
  const file = path.join(folder, 'report.json');
  const command = [process.execPath, path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args];
  // Node itself reads the configuration: Vitest's own way writes a file into node_modules, which may be another user's.
  const output = ['--configLoader=native', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const asUser = uid === undefined ? [] : ['setpriv', '--reuid', `${uid}`, '--regid', `${uid}`, '--clear-groups'];
  const { ok } = await runProgram([...asUser, ...command, ...output], env, true);
  const report: Report | undefined = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
  fs.rmSync(folder, { recursive: true });
  return { ok, report };
}

const sum = (one: Count, other: Count): Count => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
});

/** Files with a test that failed, or that failed outside their tests. */
export const brokenFiles = (report: Report | undefined): string[] =>
  report?.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name) ?? [];

/** A file that fails outside its tests counts as one failure, and so does a run that fails without a failed test. */
export function countOf(report: Report | undefined, ok: boolean): Count {
  if (!report) return { passed: 0, failed: 1 };
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const outside = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((assertion) => assertion.status !== 'failed'),
  );
  const passed = tests.filter((status) => status === 'passed').length;
  const failed = tests.filter((status) => status === 'failed').length + outside.length;
  return { passed, failed: failed === 0 && !ok ? 1 : failed };
}

/** Whether another user can read this folder at all: a clone in root's own home cannot be tried as somebody else. */
export function canRead(uid: number): boolean {
  const as = ['--reuid', `${uid}`, '--regid', `${uid}`, '--clear-groups', process.execPath];
  return spawnSync('setpriv', [...as, '-e', 'process.chdir(process.argv[1])', root]).status === 0;
}
