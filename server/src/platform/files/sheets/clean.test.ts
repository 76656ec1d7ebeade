import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from './clean.ts';

test('a text of plain characters comes out as it does by the long way, on which a space at its end sends it', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'薄膜低温制备，。；（）|.-aZ09、：'), maxLength: 40 });
  const twice = plain.map((text) => text + text);
  fc.assert(
    fc.property(fc.oneof(plain, twice), (text) => {
      expect(cleanText(text)).toEqual(cleanText(`${text} `));
    }),
    { numRuns: 2000 },
  );
  expect(cleanText('低温制备薄膜的方法。低温制备薄膜的方法。').text).toBe('低温制备薄膜的方法。');
});
