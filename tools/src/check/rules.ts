import { budgets } from './budgets.ts';
import { listed } from './house.ts';
import { checkImports, importIds } from './imports/cruise.ts';
import { layout } from './layout.ts';
import { ownership } from './sql/ownership.ts';
import { syntax } from './syntax.ts';
import type { Rule, Tree, Violation } from './tree.ts';
import { words } from './words.ts';

const rules: readonly Rule[] = [listed, layout, budgets, ownership, syntax, words];

/** The name of every rule of the house. */
export const ruleIds: readonly string[] = [...rules.flatMap((rule) => rule.ids), ...importIds];

/** Runs every rule over a tree that is on disk. `read` counts the files whose imports were judged. */
export async function checkTree(tree: Tree): Promise<{ violations: Violation[]; read: number }> {
  const imports = await checkImports(tree);
  const violations = [...rules.flatMap((rule) => rule.check(tree)), ...imports.violations];
  return { violations: violations.sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line), read: imports.read };
}
