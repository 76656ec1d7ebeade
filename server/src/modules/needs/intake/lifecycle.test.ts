import { expect, test } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { mostUnfinished } from './config.ts';
import { importLife } from './lifecycle.ts';
import { type ImportContext, importRules } from './rules.ts';

/** What is said of an import, action by action: it can be cancelled before it starts and between batches. */
const said = `
start: nothing → waiting; organiser, owner, operator; few_unfinished
begin: waiting → running; clock
finish: running → done; clock
fail: running → failed; clock
cancel: waiting, running → cancelled; organiser, owner`;

const contexts: Contexts<ImportContext> = {
  good: { unfinished: mostUnfinished - 1, most: mostUnfinished },
  breaking: { few_unfinished: { by: { unfinished: mostUnfinished }, refusal: 'too_many_imports' } },
};

test('every state × action × persona is as it is said', () => {
  expect(differences(importLife, importRules, contexts, said)).toEqual([]);
});

test('a table that is wrong by one word is found out', () => {
  const wrong = mutants(importLife).filter(({ life }) => differences(life, importRules, contexts, said).length === 0);
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
