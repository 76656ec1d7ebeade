import ts from 'typescript';
import type { Rule, Tree, Violation } from './tree.ts';

const app = 'server/src/app.ts';
const mendList =
  "Write `export const modules = [identity, contests, …]` in server/src/app.ts, each imported from '#modules/<name>/index.ts'.";

/** The modules in the order of the list `modules` in app.ts: each may know those before it. Empty if there is no list. */
export function modulesInOrder(tree: Tree): string[] {
  return readList(tree).map((entry) => entry.module);
}

/** The folders under server/src/modules that hold at least one file. */
export function moduleFolders(tree: Tree): string[] {
  const names = tree.paths.map((path) => /^server\/src\/modules\/([^/]+)\//.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

function readList(tree: Tree): { module: string; line: number }[] {
  if (!tree.paths.includes(app)) return [];
  const source = tree.source(app);
  const moduleOf = new Map<string, string>();
  let elements: readonly ts.Expression[] = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const from = /^(?:#|\.\/)modules\/([^/]+)\/index\.ts$/.exec((statement.moduleSpecifier as ts.StringLiteral).text);
      for (const name of from === null ? [] : importedNames(statement)) moduleOf.set(name, from?.[1] ?? '');
    }
    if (ts.isVariableStatement(statement)) {
      for (const declared of statement.declarationList.declarations) {
        if (declared.name.getText() === 'modules') elements = arrayElements(declared.initializer);
      }
    }
  }
  return elements.flatMap((element) => {
    const module = moduleOf.get(/^\w+/.exec(element.getText())?.[0] ?? '');
    const line = source.getLineAndCharacterOfPosition(element.getStart()).line + 1;
    return module === undefined ? [] : [{ module, line }];
  });
}

function importedNames(statement: ts.ImportDeclaration): string[] {
  const clause = statement.importClause;
  const bound = clause?.namedBindings;
  const named = bound === undefined ? [] : ts.isNamespaceImport(bound) ? [bound] : bound.elements;
  return [clause, ...named].flatMap((part) => (part?.name === undefined ? [] : [part.name.text]));
}

function arrayElements(node: ts.Expression | undefined): readonly ts.Expression[] {
  if (node === undefined) return [];
  if (ts.isArrayLiteralExpression(node)) return node.elements;
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? arrayElements(node.expression) : [];
}

/** Every module folder stands once in app.ts and every listed module has a folder: order rules then reach all of them. */
export const listed: Rule = {
  ids: ['house/module-list'],
  check(tree) {
    const list = readList(tree);
    const folders = moduleFolders(tree);
    const names = list.map((entry) => entry.module);
    const at = (line: number, says: string): Violation => ({
      rule: 'house/module-list',
      path: app,
      line,
      says,
      mend: mendList,
    });
    const missing = folders
      .filter((name) => !names.includes(name))
      .map((name) => at(1, `module ${name} is not in the list`));
    const twice = list
      .filter(({ module }, i) => names.indexOf(module) !== i || !folders.includes(module))
      .map(({ module, line }) => at(line, `${module} stands twice in the list, or has no folder`));
    const last = names.indexOf('desk');
    const desk =
      last >= 0 && last !== names.length - 1 ? [at(list[last]?.line ?? 1, 'desk must be the last module')] : [];
    return names.length === 0
      ? [at(1, 'no list of modules could be read'), ...missing]
      : [...missing, ...twice, ...desk];
  },
};
