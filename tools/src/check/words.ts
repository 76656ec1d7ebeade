import { dirname } from 'node:path';
import ts from 'typescript';
import { isCode, isGenerated, isProse, isScript, isTest } from './kinds.ts';
import { walk } from './sql/pieces.ts';
import { lineAt, type Rule, type Tree, type Violation } from './tree.ts';

/** Names that the glossary replaces. They are looked for in the names that code of the domain declares. */
const names: readonly { pattern: RegExp; instead: string }[] = [
  { pattern: /^(domain)?events?$|Events?$/, instead: 'fact (a domain message, in the past tense)' },
  { pattern: /announcement|publicPosting|privacyStatement/i, instead: 'notice (公示 is a public notice)' },
  { pattern: /techn(ology|ical)Manager/i, instead: 'broker' },
  { pattern: /^(technical)?demands?$/i, instead: 'need' },
  { pattern: /^proposals?$|^bidders?$/i, instead: 'solution, solver' },
];
const domain = /^(contract\/src|server\/src\/(kernel|modules))\//;

type Line = {
  id: string;
  where: (path: string) => boolean;
  pattern: (root: string) => RegExp;
  says: string;
  mend: string;
};
const lines: readonly Line[] = [
  {
    id: 'text/todo',
    where: (path) => !isGenerated(path),
    pattern: () => /\b(?:TO(?:DO)|FIX(?:ME)|XX(?:X))\b/,
    says: 'unfinished work is marked here',
    mend: 'Finish it, or open an issue and say in the text what is so now.',
  },
  {
    id: 'text/suppression',
    where: isCode,
    pattern: () => /@ts-(?:ignore|expect-error|nocheck)\b|eslint[-]disable/,
    says: 'a check is switched off',
    mend: 'Mend the type; where a library types wrongly, wrap it once with its true type.',
  },
  {
    id: 'text/machine-path',
    where: (path) => !isTest(path),
    pattern: machinePaths,
    says: 'this names a path of one machine',
    mend: 'Make it relative to the checkout, or use os.tmpdir() or a setting.',
  },
  {
    id: 'text/quotes',
    where: (path) => /[./](zh\.ts)$/.test(path),
    pattern: () => /[「」『』]/,
    says: 'these quotation marks are of another style than the rest of the interface',
    mend: 'Write “ and ”, and ‘ and ’ within them (GB/T 15834).',
  },
  {
    id: 'text/registry',
    where: (path) => path !== 'package-lock.json',
    pattern: () => /\bregistry\.[a-z0-9-]+\.[a-z]+|^\s*(?:@[\w-]+:)?registry\s*=/i,
    says: 'this names a package registry',
    mend: 'Leave it to the configuration of whoever installs.',
  },
];

/** Words: the glossary in names, and what committed text must not hold. */
export const words: Rule = {
  ids: ['words/glossary', ...lines.map((line) => line.id), 'text/lock-address'],
  check: (tree) => [...glossary(tree), ...textLines(tree), ...lockAddresses(tree)],
};

function glossary(tree: Tree): Violation[] {
  return tree.paths
    .filter((path) => isScript(path) && domain.test(path) && !isGenerated(path))
    .flatMap((path) => {
      const found: Violation[] = [];
      walk(tree.source(path), (node) => {
        if (!ts.isIdentifier(node) || !declares(node)) return;
        const word = names.find(({ pattern }) => pattern.test(node.text));
        if (word === undefined) return;
        const line = lineAt(tree.text(path), node.getStart());
        found.push({
          rule: 'words/glossary',
          path,
          line,
          says: `the name ${node.text}`,
          mend: `One word, one meaning: say ${word.instead}.`,
        });
      });
      return found;
    });
}

function declares(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent)) return false;
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isTypeAliasDeclaration(parent) ||
      ts.isInterfaceDeclaration(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isBindingElement(parent)) &&
    parent.name === node
  );
}

function textLines(tree: Tree): Violation[] {
  const files = tree.paths.filter(isProse);
  return lines.flatMap(({ id, where, pattern, says, mend }) => {
    const wanted = pattern(tree.root);
    return files.filter(where).flatMap((path) =>
      tree
        .text(path)
        .split('\n')
        .flatMap((text, i): Violation[] => (wanted.test(text) ? [{ rule: id, path, line: i + 1, says, mend }] : [])),
    );
  });
}

/** Homes and temporary folders of common systems, and the folder that this very checkout lies in unless servers have it too. */
function machinePaths(root: string): RegExp {
  const parent = dirname(root);
  const here = /^\/(?!(opt|srv|usr|var|etc|mnt)(\/|$))./.test(parent) ? [parent.replace(/[^\w/]/g, '\\$&')] : [];
  const places = ['/tmp', '/root', '/home/[a-z]+', '/Users/\\w+', '/var/folders', ...here].join('|');
  return new RegExp(`(?<![\\w.\\\\/}*-])(?:${places})/`);
}

function lockAddresses(tree: Tree): Violation[] {
  const path = 'package-lock.json';
  if (!tree.paths.includes(path)) return [];
  return tree
    .text(path)
    .split('\n')
    .flatMap((text, i): Violation[] => {
      if (!/"resolved":\s*"[a-z+]+:/.test(text)) return [];
      const mend = 'Delete every `resolved` address from the lock; the hash in `integrity` names the package.';
      return [{ rule: 'text/lock-address', path, line: i + 1, says: 'the lock names the address of a package', mend }];
    });
}
