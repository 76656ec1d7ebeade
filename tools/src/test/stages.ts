import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

/** One step of a test run. It is told of as one test, unless it counts its own. */
export type Stage = { name: string; args: string[]; env?: NodeJS.ProcessEnv };
export type Count = { passed: number; failed: number };
export type Ended = { ok: boolean; output: string };

const running = new Set<ChildProcess>();

/** Ends what is under way when this run is ended, since SIGTERM comes to us alone. */
export function endStagesWithUs(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      for (const child of running) child.kill('SIGTERM');
      process.exit(130);
    });
  }
}

/** Runs a program under this Node, from the root of the repository; `shown` lets it write to the terminal itself. */
export function runNode(args: string[], env: NodeJS.ProcessEnv = {}, shown = false): Promise<Ended> {
  return runProgram([process.execPath, ...args], env, shown);
}

export function runProgram([program = '', ...args]: string[], env: NodeJS.ProcessEnv, shown: boolean): Promise<Ended> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: shown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ ok: false, output: `${output}${error.message}` }));
    child.on('close', (code) => {
      running.delete(child);
      resolve({ ok: code === 0, output });
    });
  });
}

/** Runs the stages, as many at once as `wide`, in this order; what a failed one said is shown whole. */
export async function runStages(stages: Stage[], wide: number): Promise<Count> {
  const count: Count = { passed: 0, failed: 0 };
  const waiting = [...stages];
  const lane = async () => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) {
      const began = performance.now();
      const { ok, output } = await runNode(stage.args, stage.env);
      console.log(told(stage.name, ok, began));
      if (!ok) console.log(output);
      count[ok ? 'passed' : 'failed'] += 1;
    }
  };
  await Promise.all(Array.from({ length: wide }, lane));
  return count;
}

export function told(name: string, ok: boolean, began: number): string {
  return `${ok ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`;
}
