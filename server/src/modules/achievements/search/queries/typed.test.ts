import { expect, test } from 'vitest';
import { readTyped } from './typed.ts';

// How many ways one query may ask the index for: who types without end makes no server search without end.

const words = Array.from({ length: 20 }, (_, n) => `word${'abcdefghijklmnopqruv'[n]}`);
const typed = words.join(' ');
const many = Array.from({ length: 30 }, (_, n) => ({
  text: `词${n}`,
  weight: 1,
  terms: [`词${n}`],
  needed: [`词${n}`],
}));
const parts = words.map((word, n) => {
  const start = n * (word.length + 1);
  return { start, end: start + word.length, renderings: many };
});

test('the words of one query are said in the other language in 160 ways together, its first words first; no word is asked for less than as it was typed', () => {
  const { all } = readTyped(typed, new Map([[typed, parts]]), new Map());
  const ways = all.map((condition) => (condition.is === 'term' ? condition.anyOf : []));
  expect(ways.map(([own]) => own)).toEqual(words);
  expect(ways.map(({ length }) => length - 1)).toEqual([...Array(5).fill(30), 10, ...Array(14).fill(0)]);
});
