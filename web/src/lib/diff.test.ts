import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesAgainst } from './diff.ts';

const told = (text: string, other: string) =>
  piecesAgainst(text, other)
    .map((piece) => (piece.same ? piece.text : `[${piece.text}]`))
    .join('');

test.each([
  ['我司临港二厂的薄膜在低温开裂', '薄膜在低温开裂', '[我司临港二厂的]薄膜在低温开裂'],
  ['薄膜在低温开裂', '我司临港二厂的薄膜在低温开裂', '薄膜在低温开裂'],
  ['成果归需求方', '成果归我方', '成果归[需求]方'],
  ['全新', '', '[全新]'],
  ['', '旧文', ''],
])('%s, against %s', (text, other, pieces) => expect(told(text, other)).toBe(pieces));

const text = fc.string({ unit: fc.constantFrom('薄膜', '低温', '的', '，', 'SiC', ' ', '12', '\n'), maxLength: 60 });

test('the pieces are the text; what both have is as long from either side; a text is the same as itself', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [mine, theirs] = [piecesAgainst(one, other), piecesAgainst(other, one)];
      const common = (pieces: typeof mine) =>
        pieces
          .filter((piece) => piece.same)
          .map((piece) => piece.text)
          .join('');
      expect(mine.map((piece) => piece.text).join('')).toBe(one);
      expect(inOrder(common(mine), other)).toBe(true);
      expect(inOrder(common(theirs), one)).toBe(true);
      expect(told(one, one)).toBe(one);
    }),
  );
});

/** Whether the characters of one text stand in another in their order. */
function inOrder(few: string, many: string): boolean {
  let at = 0;
  for (const character of few) {
    at = many.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
