import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** One breach of one rule: where it stands, what is wrong, and how to mend it. */
export type Violation = { rule: string; path: string; line: number; says: string; mend: string };

/** The files a check reads: paths relative to `root`, with `/` between folders, in order. */
export type Tree = {
  root: string;
  paths: readonly string[];
  text: (path: string) => string;
  /** The parsed TypeScript of a file, parsed once however many rules ask. */
  source: (path: string) => ts.SourceFile;
};

/** A rule of the house. `ids` names every breach it can report, so that each can have a broken example. */
export type Rule = { ids: readonly string[]; check: (tree: Tree) => Violation[] };

const notOurs = /^tools\/broken-examples\/|(^|\/)node_modules\//;

/** What would be committed: tracked files and new ones that are not ignored, without the broken examples. */
export function listFiles(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  const paths = new Set(listed.split('\0').filter((path) => path !== '' && !notOurs.test(path)));
  return [...paths].filter((path) => existsSync(join(root, path))).sort();
}

export function readTree(root: string): Tree {
  return treeOf(root, listFiles(root), (path) => readFileSync(join(root, path), 'utf8'));
}

/** A tree over any reader; texts and parses are kept. */
export function treeOf(root: string, paths: readonly string[], read: (path: string) => string): Tree {
  const texts = new Map<string, string>();
  const sources = new Map<string, ts.SourceFile>();
  const text = (path: string): string => {
    const known = texts.get(path) ?? read(path);
    texts.set(path, known);
    return known;
  };
  const source = (path: string): ts.SourceFile => {
    const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const known = sources.get(path) ?? ts.createSourceFile(path, text(path), ts.ScriptTarget.Latest, true, kind);
    sources.set(path, known);
    return known;
  };
  return { root, paths, text, source };
}

/** The line, counted from 1, on which an offset stands. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
