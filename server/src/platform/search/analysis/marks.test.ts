import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from './analyse.ts';
import { excerptOf, marksOf } from './marks.ts';

const marked = (text: string, ...terms: string[]) => marksOf(text, terms).map(([a, b]) => text.slice(a, b));

test('terms are marked where they stand, in the writing that they stand in, and what touches is one place', () => {
  expect(marked('協作機器人與機器', '机器', '器人')).toEqual(['機器人', '機器']);
  expect(marked('Batteries and a BATTERY, not batterylike', 'battery')).toEqual(['Batteries', 'BATTERY']);
  expect(marked('films, film and filming; a microfilm', 'film')).toEqual(['films', 'film', 'filming']);
  expect(marked('ＡＢＣ膜', 'abc', '膜')).toEqual(['ＡＢＣ膜']);
  expect(marked('无', '薄膜')).toEqual([]);
});

test('an excerpt is the part in which most of it stands, its marks upon the same words', () => {
  const text = `薄膜。${'填充文字'.repeat(80)}。聚酯薄膜的薄膜。${'填充文字'.repeat(80)}`;
  const found = excerptOf(text, marksOf(text, ['聚酯', '薄膜']), 60);
  expect(found?.text.startsWith('…聚酯薄膜的薄膜。')).toBe(true);
  expect(found?.marks.map(([a, b]) => found.text.slice(a, b))).toEqual(['聚酯薄膜', '薄膜']);
  expect(excerptOf(text, [], 60)).toBe(null);
});

test('marks of any text are in order and within it, and an excerpt’s say the same as the text’s', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(...'薄膜機器人。；\nfilms 𠀀'), maxLength: 80 }),
  );
  fc.assert(
    fc.property(texts, texts, fc.integer({ min: 1, max: 40 }), (text, asked, length) => {
      const marks = marksOf(
        text,
        analyse(asked).map(({ term }) => term),
      );
      let before = -1;
      for (const [a, b] of marks) {
        expect(a > before && b > a && b <= text.length).toBe(true);
        before = b;
      }
      const words = new Set(marks.map(([a, b]) => text.slice(a, b)));
      const found = excerptOf(text, marks, length);
      for (const [a, b] of found?.marks ?? []) expect(words.has(found?.text.slice(a, b) ?? '')).toBe(true);
    }),
    { numRuns: 300 },
  );
});
