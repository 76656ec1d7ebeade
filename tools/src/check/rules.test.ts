import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseFiles, readExamples, treeFrom, writeTree } from './examples.ts';
import { checkTree, ruleIds } from './rules.ts';

const checkout = join(import.meta.dirname, '../../..');
const folder = join(checkout, 'tools/broken-examples');
const sound = parseFiles(readFileSync(join(folder, 'sound.txt'), 'utf8')).files;
const examples = readExamples(folder);
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'house-')));

afterAll(() => rmSync(scratch, { recursive: true }));

async function brokenRules(name: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  const root = join(scratch, name.replace('/', '-'));
  writeTree(files, root, checkout);
  const { violations } = await checkTree(treeFrom(files, root));
  return violations.map(({ rule, path, line }) => `${rule} ${path}:${line}`);
}

describe('The rules of the house', () => {
  it('find nothing in a sound house', async () => {
    expect(await brokenRules('sound', sound)).toEqual([]);
  });

  it('have a broken example each', () => {
    expect([...new Set(examples.map((example) => example.rule))].sort()).toEqual([...ruleIds].sort());
  });

  it.each(examples)('$rule, and no other, fails for: $about', async ({ name, rule, files }) => {
    const broken = await brokenRules(name, new Map([...sound, ...files]));
    expect([...new Set(broken.map((line) => line.split(' ')[0]))]).toEqual([rule]);
  });
});
