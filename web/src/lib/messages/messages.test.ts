import fs from 'node:fs';
import { expect, test } from 'vitest';
import { refusals as refusalsEn } from './refusals.en.ts';
import { refusals as refusalsZh } from './refusals.zh.ts';

const contract = new URL('../../../../contract/src/', import.meta.url);
const here = new URL('.', import.meta.url);

/** Every refusal code of the contract, by the lists that its modules export. */
async function codes(): Promise<string[]> {
  const files = fs
    .readdirSync(contract, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('refusals.ts'));
  const lists = await Promise.all(files.map((file) => import(new URL(file, contract).href) as Promise<object>));
  return [...new Set(lists.flatMap((list) => Object.values(list)).flatMap((list: object) => Object.keys(list)))].sort();
}

/** Every text of a message file with the path of its keys; functions are called with sample values. */
function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return textsOf(value('1', '2', '3'), path);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

async function allTexts(language: 'zh' | 'en'): Promise<[string, string][]> {
  const files = fs.readdirSync(here).filter((file) => file.endsWith(`.${language}.ts`));
  const modules = await Promise.all(files.map((file) => import(new URL(file, here).href) as Promise<object>));
  return modules.flatMap((module, i) => textsOf(module, (files[i] ?? '').replace(`.${language}.ts`, '')));
}

test('every refusal code of the contract has wording in both languages, and no wording is left over', async () => {
  const known = await codes();
  expect(Object.keys(refusalsZh).sort()).toEqual(known);
  expect(Object.keys(refusalsEn).sort()).toEqual(known);
});

test('both languages have the same messages', async () => {
  const [zh, en] = [await allTexts('zh'), await allTexts('en')];
  expect(en.map(([path]) => path).sort()).toEqual(zh.map(([path]) => path).sort());
});

test('no message is empty, and none of the English ones is left in Chinese', async () => {
  const [zh, en] = [await allTexts('zh'), await allTexts('en')];
  expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  expect(en.filter(([, text]) => /\p{Script=Han}/u.test(text.replaceAll('中文', '')))).toEqual([]);
});
