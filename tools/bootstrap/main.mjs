import fs from 'node:fs';
import path from 'node:path';
import { installIfNeeded, root } from './install.mjs';
import { under24 } from './node24.mjs';
import { run, Sentence } from './run.mjs';

/** What each command runs, under Node 24, and whether it needs the built web. */
const commands = {
  start: { file: 'server/src/main.ts', args: ['start'], web: true },
  serve: { file: 'server/src/main.ts', args: ['serve'], web: true },
  test: { file: 'tools/src/test/main.ts', args: [], web: true },
  'test-all': { file: 'tools/src/test/main.ts', args: ['all'], web: true },
  check: { file: 'tools/src/check/main.ts', args: [], web: false },
  generate: { file: 'tools/src/generate/main.ts', args: [], web: false },
  bench: { file: 'tools/src/bench/main.ts', args: [], web: true },
  lancedb: { file: 'tools/src/lancedb.ts', args: [], web: false },
  'test-lancedb': { file: 'tools/src/lancedb.ts', args: ['test'], web: false },
  jiebang: { file: 'server/src/cli/main.ts', args: [], web: false },
};

/** Where new things lie before they are garbage, in megabytes of each half: by itself it becomes a hundred in all, which nothing here is faster for. */
const heap = ['--max-semi-space-size=16'];

/** Installs and builds what is missing, then runs the command and ends as it ends. */
export async function main([name = '', ...args]) {
  try {
    const command = commands[name];
    if (!command) throw new Sentence(`Say which command: ${Object.keys(commands).join(', ')}.`, 2);
    await installIfNeeded();
    const node = under24(root);
    const env = {
      // What Node compiled once it need not compile at every start; where the folder cannot be written it does.
      NODE_COMPILE_CACHE: path.join(root, '.cache/compiled'),
      // What threads have given back goes back to the system: without these, the C library keeps up to 64 MB for each of them, and large pieces too.
      MALLOC_ARENA_MAX: '2',
      MALLOC_MMAP_THRESHOLD_: '1048576',
      ...process.env,
      PATH: [path.dirname(node), path.join(root, 'node_modules/.bin'), process.env.PATH].join(path.delimiter),
    };
    if (command.web) await build(node, env);
    const file = path.join(root, command.file);
    finish(await run(node, [...heap, file, ...command.args, ...args], { env, cwd: root, tied: true }));
  } catch (error) {
    if (!(error instanceof Sentence)) throw error;
    console.error(error.message);
    process.exitCode = error.code;
  }
}

async function build(node, env) {
  if (!fs.existsSync(path.join(root, 'web/build.ts'))) return;
  const end = await run(node, [path.join(root, 'tools/src/build.ts')], { env, cwd: root, lock: '.cache/build.lock' });
  if (end.signal) finish(end);
  if (end.code !== 0) throw new Sentence('The web could not be built: what went wrong stands above.', end.code || 1);
}

/** Ends as the command ended: with its exit code, or by the signal that ended it. */
function finish({ code, signal }) {
  if (signal) process.kill(process.pid, signal);
  else process.exit(code);
}
