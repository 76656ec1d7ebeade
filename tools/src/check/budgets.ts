import ts from 'typescript';
import { isBeyondBudget, isCode, isOnePerModule, isScript, isTest } from './kinds.ts';
import type { Rule, Tree, Violation } from './tree.ts';

const linesOfCode = 200;
const linesOfTest = 400;
const entriesOfFolder = 15;

/** Short files and small folders. A test beside its file counts with that file; hidden settings files do not count. */
export const budgets: Rule = {
  ids: ['budget/lines', 'budget/entries'],
  check: (tree) => [...longFiles(tree), ...fullFolders(tree)],
};

function longFiles(tree: Tree): Violation[] {
  return tree.paths.flatMap((path): Violation[] => {
    if (!isCode(path) || isBeyondBudget(path)) return [];
    const budget = isTest(path) ? linesOfTest : linesOfCode;
    const lines = countLines(tree, path, budget);
    if (lines <= budget) return [];
    return [
      {
        rule: 'budget/lines',
        path,
        line: 1,
        says: `${lines} lines without blanks and comments; the budget is ${budget}`,
        mend: 'Split the noun it is about, not its layers: two subjects become two files.',
      },
    ];
  });
}

/** Lines that hold something other than blanks and comments. The parse is spared where the plain count is small. */
export function countLines(tree: Tree, path: string, budget = 0): number {
  const text = tree.text(path);
  const filled = text.split('\n').filter((line) => line.trim() !== '').length;
  if (filled <= budget) return filled;
  if (!isScript(path)) {
    const bare = text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, '');
    return bare.split('\n').filter((line) => line.trim() !== '').length;
  }
  const source = tree.source(path);
  const held = new Set<number>();
  const visit = (node: ts.Node): void => {
    const parts = node
      .getChildren(source)
      .filter((part) => part.kind < ts.SyntaxKind.FirstJSDocNode || part.kind > ts.SyntaxKind.LastJSDocNode);
    for (const part of parts) visit(part);
    if (parts.length > 0) return;
    const [from, to] = [node.getStart(source), node.getEnd()];
    if (to === from) return;
    const last = source.getLineAndCharacterOfPosition(to).line;
    for (let line = source.getLineAndCharacterOfPosition(from).line; line <= last; line += 1) held.add(line);
  };
  visit(source);
  return held.size;
}

function fullFolders(tree: Tree): Violation[] {
  const entries = new Map<string, Set<string>>();
  for (const path of tree.paths) {
    const parts = path.split('/');
    parts.forEach((part, depth) => {
      const isFile = depth === parts.length - 1;
      if (part.startsWith('.') || (isFile && isBeyondBudget(path))) return;
      const folder = parts.slice(0, depth).join('/');
      const thing = isFile ? part.replace(/\.test(\.tsx?)$/, '').replace(/\.tsx?$/, '') : part;
      entries.set(folder, (entries.get(folder) ?? new Set()).add(thing));
    });
  }
  return [...entries].flatMap(([folder, things]): Violation[] => {
    if (things.size <= entriesOfFolder || isBeyondBudget(`${folder}/x.ts`) || isOnePerModule(folder)) return [];
    return [
      {
        rule: 'budget/entries',
        path: folder === '' ? '.' : folder,
        line: 1,
        says: `${things.size} entries; the budget of a folder is ${entriesOfFolder}`,
        mend: 'Gather what belongs to one noun into a folder of its own.',
      },
    ];
  });
}
