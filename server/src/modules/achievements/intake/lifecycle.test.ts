import { expect, test } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { importLife } from './lifecycle.ts';
import { type ImportContext, importRules } from './rules.ts';

/** What product.md §9 says of an import: progress, resumable, nothing half-written. */
const said = `
upload: nothing → uploaded; owner, operator; few_unfinished
start: uploaded → waiting; owner, operator; columns_matched
begin: waiting → running; clock
finish: running → done; clock
fail: running → failed; clock
cancel: uploaded, waiting, running → cancelled; owner
lapse: uploaded → cancelled; clock; left_alone`;

const hour = 3_600_000;
const contexts: Contexts<ImportContext> = {
  good: { now: 24 * hour, since: 0, unfinished: 2, mapping: ['id', null, 'title', null] },
  breaking: {
    few_unfinished: { by: { unfinished: 3 }, refusal: 'too_many_imports' },
    columns_matched: { by: { mapping: ['title', 'text', 'text'] }, refusal: 'columns_unmatched' },
    left_alone: { by: { now: 23 * hour }, refusal: 'deadline_not_reached' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(importLife, importRules, contexts, said)).toEqual([]);
});

test('a file without a column for the title is not begun', () => {
  const { columns_matched } = importRules;
  expect(columns_matched({ ...contexts.good, mapping: ['id', 'text'] })?.refused).toBe('columns_unmatched');
});

test('a table that is wrong by one word is found out', () => {
  const wrong = mutants(importLife).filter(({ life }) => differences(life, importRules, contexts, said).length === 0);
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
