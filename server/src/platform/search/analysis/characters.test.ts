import { expect, test } from 'vitest';
import { charactersOf } from './characters.ts';

test('each Han character is a term in its simplified form, told where it stands in what was given', () => {
  const text = 'A級廢水𠮷，3か';
  expect(charactersOf(text).map(({ term, start, end }) => [term, text.slice(start, end)])).toEqual([
    ['级', '級'],
    ['废', '廢'],
    ['水', '水'],
    ['𠮷', '𠮷'],
  ]);
});
