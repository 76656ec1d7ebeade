import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './programs.ts';
import { checkTree, ruleIds } from './rules.ts';
import { readTree, type Violation } from './tree.ts';

// Checks the rules of the house, formatting and lint (Biome), and dead code (knip). Exits with 1 on any breach.

const root = join(import.meta.dirname, '../../..');
const programs = Promise.all([
  runProgram(root, 'biome', fileURLToPath(import.meta.resolve('@biomejs/biome/bin/biome')), [
    'check',
    '--reporter=concise',
    '--error-on-warnings',
    '--max-diagnostics=none',
  ]),
  runProgram(root, 'knip', join(root, 'node_modules/knip/bin/knip.js'), ['--no-progress', '--no-config-hints']),
]);
const begun = performance.now();
const tree = readTree(root);
const { violations, read } = await checkTree(tree);
const seconds = (performance.now() - begun) / 1000;

for (const violation of violations) console.log(lineOf(violation));
const rules = `${ruleIds.length} rules over ${tree.paths.length} files, imports of ${read} read`;
console.log(
  `rules   ${violations.length === 0 ? 'ok' : `${violations.length} breaches`}: ${rules}, ${seconds.toFixed(1)} s`,
);

let failed = violations.length > 0;
for (const said of await programs) {
  if (!said.ok) console.log(`\n${said.text}\n`);
  console.log(`${said.name.padEnd(7)} ${said.ok ? 'ok' : 'failed'}: ${said.seconds.toFixed(1)} s`);
  failed ||= !said.ok;
}
process.exitCode = failed ? 1 : 0;

function lineOf({ path, line, rule, says, mend }: Violation): string {
  return `${path}:${line}  ${rule}: ${says}\n    → ${mend}`;
}
