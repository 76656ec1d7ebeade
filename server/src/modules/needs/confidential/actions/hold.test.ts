import { declarations } from '@jiebang/contract/needs/confidential/declarations.data.ts';
import { expect, test } from 'vitest';
import { hashOfDeclaration } from './hold.ts';

/** What was signed under each version, for good: the rows of the database hold these. */
const signed: Readonly<Record<string, string>> = {
  '2026-1': '523bccfc31469b49f17d733adf1d2f233149079a102415b30fa1b680ad4f180c',
};

test('the words of a version of the declaration never change; a new version is added', () => {
  const versions = Object.keys(declarations) as (keyof typeof declarations)[];
  expect(Object.fromEntries(versions.map((version) => [version, hashOfDeclaration(version)]))).toEqual(signed);
});
