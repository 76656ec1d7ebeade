import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

// Builds the web unless it is built from exactly these sources. `web/build.ts` exports `build(): Promise<void>`, which
// writes `web/dist`; it is loaded only when needed, so that a warm start does not pay for the builder.

const root = path.resolve(import.meta.dirname, '../..');
const sources = ['web', 'contract/src', 'package-lock.json'];
const stampFile = path.join(root, 'web/dist/built-from');

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesOf(path.join(root, source))) {
      hash
        .update(`${path.relative(root, file)}\0`)
        .update(fs.readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/** Every file that can change the result; tests cannot. */
function filesOf(at: string): string[] {
  if (fs.statSync(at).isFile()) return /\.test\.tsx?$/.test(at) ? [] : [at];
  return fs
    .readdirSync(at)
    .filter((name) => name !== 'dist' && name !== 'node_modules')
    .sort()
    .flatMap((name) => filesOf(path.join(at, name)));
}

function builtFrom(): string | undefined {
  return fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8') : undefined;
}

const hash = hashOfSources();
if (builtFrom() !== hash) {
  console.log('Building the web …');
  const began = Date.now();
  const { build }: { build: () => Promise<void> } = await import(pathToFileURL(path.join(root, 'web/build.ts')).href);
  fs.rmSync(stampFile, { force: true });
  await build();
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  fs.writeFileSync(stampFile, hash);
  console.log(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}
