import { execFile } from 'node:child_process';

/** What another checker said. `ok` is its own verdict: exit status 0. */
export type Said = { name: string; ok: boolean; text: string; seconds: number };

/** Runs a checker's script under this very Node in the checkout and keeps what it prints. */
export function runProgram(root: string, name: string, script: string, args: readonly string[]): Promise<Said> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const options = { cwd: root, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NO_COLOR: '1' } };
    execFile(process.execPath, [script, ...args], options, (error, stdout, stderr) => {
      const text = `${stdout}${stderr}`.trim() || (error?.message ?? '');
      resolve({ name, ok: error === null, text, seconds: (performance.now() - begun) / 1000 });
    });
  });
}
