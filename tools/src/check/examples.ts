import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Tree, treeOf } from './tree.ts';

/** A broken example: what is wrong, in words, and the files that replace or join those of the sound house. */
export type Example = { name: string; rule: string; about: string; files: Map<string, string> };

/** Reads `<group>/<rule>.txt`, or `<rule>.<variant>.txt`, below a folder: prose, then files each headed `-- path --` or `-- path (repeat 201) --`. */
export function readExamples(folder: string): Example[] {
  const groups = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return groups.flatMap(({ name: group }) =>
    readdirSync(join(folder, group)).map((file): Example => {
      const { about, files } = parseFiles(readFileSync(join(folder, group, file), 'utf8'));
      return { name: `${group}/${file}`, rule: `${group}/${file.replace(/\..*/, '')}`, about, files };
    }),
  );
}

export function parseFiles(text: string): { about: string; files: Map<string, string> } {
  const [about = '', ...parts] = text.split(/^-- (.+) --\n/m);
  const files = new Map<string, string>();
  for (let i = 0; i < parts.length; i += 2) {
    const [, path = '', times] = /^(\S+)(?: \(repeat (\d+)\))?$/.exec(parts[i] ?? '') ?? [];
    files.set(path, (parts[i + 1] ?? '').repeat(Number(times ?? 1)));
  }
  return { about: about.trim(), files };
}

/** A tree of files that need not be on disk. */
export function treeFrom(files: ReadonlyMap<string, string>, root: string): Tree {
  return treeOf(root, [...files.keys()].sort(), (path) => files.get(path) ?? '');
}

/** Writes files below `root` with the packages of this checkout beside them, so that imports resolve. */
export function writeTree(files: ReadonlyMap<string, string>, root: string, checkout: string): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  mkdirSync(join(root, 'node_modules/@jiebang'), { recursive: true });
  symlinkSync(join(root, 'contract'), join(root, 'node_modules/@jiebang/contract'));
  for (const name of ['zod', 'kysely', 'antd', 'vitest'])
    symlinkSync(join(checkout, 'node_modules', name), join(root, 'node_modules', name));
}
