import { globSync, readFileSync } from 'node:fs';
import { ruleKeys } from '@jiebang/contract/contests/rule.ts';
import { expect, test } from 'vitest';

/** Every module's code but that of contests, which keeps the rules (but for what it answers itself by one), and the counts of what a rule would reach. */
const code = globSync('server/src/modules/**/*.ts')
  .filter((file) => !/modules\/contests\/(?!queries\/rules\.ts)|\.test\.ts$|rule-reach\.ts$|factory\.ts$/.test(file))
  .map((file) => readFileSync(file, 'utf8'));
const readsRule = (key: string) => new RegExp(`\\bruleOf(Each)?\\([^;]*'${key}'|\\bruleInForce\\([^;]*'${key}'`);

test('every rule that an organiser can set is read where it should hold', () => {
  expect(ruleKeys.filter((key) => !code.some((text) => readsRule(key).test(text)))).toEqual([]);
});

test('a rule that nobody reads is found', () => {
  expect(code.length).toBeGreaterThan(100);
  expect(code.some((text) => readsRule('a_rule_of_nobody').test(text))).toBe(false);
  expect(readsRule('panel_size').test("reached: { panel_size: 'atJudging' }, 'panel_size'")).toBe(false);
});
