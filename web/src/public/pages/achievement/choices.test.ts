import { expect, test } from 'vitest';
import { readChoices } from './choices.ts';

test('a query that is too long is cut, and no half of a sign is left of it', () => {
  const q = 'a'.repeat(199);
  expect(readChoices(new URLSearchParams({ q: `${q}😀 薄膜` }))).toEqual({ q });
  expect(readChoices(new URLSearchParams({ q: ` 薄\u0000膜 ${'b'.repeat(300)}` })).q).toBe(`薄 膜 ${'b'.repeat(196)}`);
});
