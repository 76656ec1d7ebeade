import fs from 'node:fs';
import { expect, test } from 'vitest';

const here = new URL('.', import.meta.url);
const files = fs.readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.en.ts'));

/** Every text of a message file with the path of its keys; functions are called with sample values. */
function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return textsOf(value(1, 2, 3), path);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

const load = async (file: string) => textsOf((await import(new URL(file, here).href)) as object, file.slice(0, -6));

test.each(files)('%s says all that the Chinese does, in English', async (file) => {
  const [en, zh] = [await load(file), await load(file.replace('.en.ts', '.zh.ts'))];
  expect(en.map(([path]) => path).sort()).toEqual(zh.map(([path]) => path).sort());
  expect(en.filter(([, text]) => /\p{Script=Han}/u.test(text.replaceAll('中文', '')))).toEqual([]);
});
