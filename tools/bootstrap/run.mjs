import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** A reason to end that is told in one sentence, without a trace. */
export class Sentence extends Error {
  constructor(text, code = 1) {
    super(text);
    this.code = code;
  }
}

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program on our terminal until it ends, and passes our signals on to it. Node cannot become another program, so
 * this process has to stay and be transparent: Ctrl-C reaches the program directly as well, which therefore
 * counts signals that come together as one.
 *
 * `tied`: the program gets SIGTERM if this process is killed. `lock`: a file that keeps two from running at once; the kernel
 * frees it with the last process that has it, however it ends (Linux; elsewhere there is no lock).
 */
export async function run(program, args, { env = process.env, cwd, tied = false, lock } = {}) {
  let all = [program, ...args];
  if (lock && has('flock')) all = [...(await waitingFor(path.join(cwd, lock))), ...all];
  if (tied && has('setpriv')) all = ['setpriv', '--pdeathsig', 'TERM', ...all];
  return new Promise((resolve, reject) => {
    const child = spawn(all[0], all.slice(1), { env, cwd, stdio: 'inherit' });
    const pass = (signal) => child.kill(signal);
    for (const signal of passedOn) process.on(signal, pass);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of passedOn) process.off(name, pass);
      resolve({ code: code ?? 1, signal });
    });
  });
}

/** The words that run a program with the lock held, having said so if it must be waited for. */
async function waitingFor(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (spawnSync('flock', ['-n', file, 'true']).status !== 0)
    console.log('Another start is preparing this folder; waiting for it …');
  return ['flock', '--no-fork', file];
}

function has(program) {
  return process.platform === 'linux' && spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}
