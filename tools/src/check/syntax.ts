import ts from 'typescript';
import { isScript, isTest } from './kinds.ts';
import { walk } from './sql/pieces.ts';
import { lineAt, type Rule, type Tree, type Violation } from './tree.ts';

type Pattern = {
  id: string;
  where: (path: string) => boolean;
  /** What is wrong with this node, or undefined. */
  finds: (node: ts.Node) => string | undefined;
  mend: string;
};

const inModules = (path: string): boolean => path.startsWith('server/src/modules/') && !isTest(path);
const inServer = (path: string): boolean => path.startsWith('server/');
const sqlRoom =
  /^server\/src\/modules\/[^/]+\/([^/]+\/){0,2}((store|factory)\.ts|queries\/)|^server\/src\/(platform|testing)\//;
const builderCall = /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)$/;
const method = (node: ts.Node): string | undefined =>
  ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : undefined;
const isTagSql = (node: ts.Node): boolean => ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql';
const branches = (node: ts.Node): boolean =>
  ts.isIfStatement(node) ||
  ts.isConditionalExpression(node) ||
  ts.isSwitchStatement(node) ||
  ts.isIterationStatement(node, false);

/** What may be written where, seen in the syntax tree of each file. */
const patterns: readonly Pattern[] = [
  {
    id: 'syntax/routes-branch',
    where: (path) => inModules(path) && path.endsWith('/routes.ts'),
    finds: (node) => (branches(node) ? 'a route branches' : undefined),
    mend: 'Routes hand over: move the decision to the action, query or view they call.',
  },
  {
    id: 'syntax/one-clock',
    where: inModules,
    finds: (node) => {
      if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0)
        return 'new Date() reads the wall clock';
      if (method(node) !== 'now' || !/^(Date|performance|Temporal\.Now)\.now\(/.test(node.getText())) return undefined;
      return `${node.getText()} reads the wall clock`;
    },
    mend: 'Read platform.now() from the database after locking, and pass the time in as a value.',
  },
  {
    id: 'syntax/one-transaction',
    where: (path) => inServer(path) && !path.startsWith('server/src/platform/db'),
    finds: (node) =>
      /^(transaction|startTransaction)$/.test(method(node) ?? '') ? 'a transaction is opened here' : undefined,
    mend: 'Only transact of platform/db opens one: it rolls back on a refusal, maps constraints, retries.',
  },
  {
    id: 'syntax/sql-room',
    where: (path) => inServer(path) && !isTest(path) && !sqlRoom.test(path),
    finds: (node) => (isTagSql(node) || builderCall.test(method(node) ?? '') ? 'SQL outside its rooms' : undefined),
    mend: "SQL stands in a module's store.ts, queries/ and invariants.sql, in migrations, and in platform. Call those.",
  },
  {
    id: 'syntax/raw-sql',
    where: (path) => path.startsWith('server/src/modules/'),
    finds: (node) =>
      method(node) === 'raw' && node.getText().startsWith('sql.raw(')
        ? 'sql.raw hides its SQL from the scanner'
        : undefined,
    mend: 'Write the SQL in a template marked sql; compose it from smaller ones.',
  },
  {
    id: 'syntax/skipped-test',
    where: isTest,
    finds: (node) =>
      ts.isPropertyAccessExpression(node) &&
      /^(it|test|describe|suite)\.(only|skip|todo|skipIf|runIf|fails)$/.test(node.getText())
        ? `${node.getText()} leaves tests out`
        : undefined,
    mend: 'Every test runs, everywhere. Mend it or delete it with its reason in the commit.',
  },
  {
    id: 'syntax/any',
    where: () => true,
    finds: (node) =>
      ts.isAsExpression(node) && node.type.kind === ts.SyntaxKind.AnyKeyword
        ? '`as any` switches the types off'
        : undefined,
    mend: 'Say the type; at a border parse with zod, or take unknown and narrow it.',
  },
];

export const syntax: Rule = {
  ids: patterns.map((pattern) => pattern.id),
  check: (tree) => tree.paths.filter(isScript).flatMap((path) => breachesIn(tree, path)),
};

function breachesIn(tree: Tree, path: string): Violation[] {
  const here = patterns.filter((pattern) => pattern.where(path));
  const found: Violation[] = [];
  walk(tree.source(path), (node) => {
    for (const { id, finds, mend } of here) {
      const says = finds(node);
      if (says !== undefined)
        found.push({ rule: id, path, line: lineAt(tree.text(path), node.getStart()), says, mend });
    }
  });
  return found;
}
