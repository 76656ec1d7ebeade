import { realpathSync } from 'node:fs';
import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser';
import { modulesInOrder } from '../house.ts';
import { isScript } from '../kinds.ts';
import { lineAt, type Tree, type Violation } from '../tree.ts';
import { importRules } from './rules.ts';

const idOf = (name: string): string => name.replace(/~.*/, '');
const places = ['contract', 'server', 'web', 'miniprogram', 'verifier', 'tools'];
export const importIds: readonly string[] = [
  ...new Set(importRules(['a', 'b']).map((rule) => idOf(rule.name))),
  'guard/unread-file',
];

/**
 * Checks who imports whom with dependency-cruiser, over the files on disk. Since a cruiser that reads nothing finds nothing
 * (with TypeScript 7 it reads no module and is content), every TypeScript file of the tree must be among those it read.
 */
export async function checkImports(tree: Tree): Promise<{ violations: Violation[]; read: number }> {
  const rules = importRules(modulesInOrder(tree));
  const roots = places.filter((place) => tree.paths.some((path) => path.startsWith(`${place}/`) && isScript(path)));
  const found = await cruise(roots, {
    baseDir: realpathSync(tree.root),
    ruleSet: { forbidden: rules },
    validate: true,
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    doNotFollow: { path: '(^|/)node_modules/' },
    // Built files of ours only: a wider pattern would also drop the edges to packages, whose files lie in their dist.
    exclude: { path: `^(${places.join('|')})/dist/` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  });
  const result = found.output as ICruiseResult;
  const comments = new Map(rules.map((rule) => [rule.name, rule.comment]));
  const read = new Set(result.modules.map((module) => module.source));
  const expected = tree.paths.filter((path) => isScript(path) && places.some((place) => path.startsWith(`${place}/`)));
  const violations = result.summary.violations.map((violation) => toViolation(tree, result, violation, comments));
  const unread = expected
    .filter((path) => !read.has(path))
    .map(
      (path): Violation => ({
        rule: 'guard/unread-file',
        path,
        line: 1,
        says: 'no import rule has read this file',
        mend: 'The check must read every file there is: see tools/src/check/imports/cruise.ts.',
      }),
    );
  return { violations: [...violations, ...unread], read: expected.length - unread.length };
}

function toViolation(
  tree: Tree,
  result: ICruiseResult,
  violation: IViolation,
  comments: ReadonlyMap<string, string>,
): Violation {
  const { from, to, rule } = violation;
  const module = result.modules.find((one) => one.source === from);
  const next = violation.via?.[0]?.name ?? violation.cycle?.[0]?.name ?? to;
  const specifier = module?.dependencies.find((dependency) => dependency.resolved === next)?.module ?? next;
  const text = tree.paths.includes(from) ? tree.text(from) : '';
  const at = text.search(new RegExp(`['"\`]${specifier.replace(/[^\w]/g, '\\$&')}['"\`]`));
  const chain = [...(violation.cycle ?? violation.via ?? [])].map((step) => step.name);
  const says = chain.length > 1 ? `imports ${chain.join(' → ')}` : `imports ${to}`;
  return {
    rule: idOf(rule.name),
    path: from,
    line: at < 0 ? 1 : lineAt(text, at),
    says,
    mend: comments.get(rule.name) ?? '',
  };
}
