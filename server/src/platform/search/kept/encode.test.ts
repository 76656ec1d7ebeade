import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchDocument } from '../port.ts';
import { encode, kept } from './encode.ts';

const heard = (text: string) => {
  const terms = new Map<string, number>();
  let told = 0;
  const { most, tell } = kept('d', text);
  const beside = tell((all, from, to, weight) => {
    const term = all.slice(from, to);
    terms.set(term, (terms.get(term) ?? 0) + weight);
    told += 1;
  });
  return { terms: Object.fromEntries(terms), ...beside, fits: told <= most };
};
const said = ({ terms, ...beside }: Omit<SearchDocument, 'id'>) => ({
  terms: Object.fromEntries(terms),
  ...beside,
  fits: true,
});

// Signs that would end a term, halves of characters and texts that look like what is written around them are terms as well.
const term = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }),
  fc.constantFrom('薄膜', '\u001f', '\u001d', '\n', '{', '{"t":["a"],"w":[1]}', '\ud800', '3', '__proto__', '"'),
);
const document = fc.record({
  terms: fc.uniqueArray(term, { maxLength: 12 }).chain((terms) =>
    fc
      .array(fc.constantFrom(1, 3, 0.3333, 2.3333, 0.0009765625), {
        minLength: terms.length,
        maxLength: terms.length,
      })
      .map((weights) => new Map(terms.map((one, n) => [one, weights[n] ?? 1]))),
  ),
  values: fc.constantFrom({}, { owner: ['甲\n\u001d'], field: ['80', '808'] }),
  numbers: fc.constantFrom({}, { maturity: 4 }),
});

test('what is kept is told again, whatever its terms are called', () => {
  fc.assert(
    fc.property(document, (one) => {
      expect(heard(encode({ id: 'd', ...one }))).toEqual(said(one));
    }),
    { numRuns: 500 },
  );
});

test('of what is kept in two lines all is told, and the later of two values of one name', () => {
  const own = encode({
    id: 'd',
    terms: new Map([
      ['膜', 3],
      ['\n', 1],
    ]),
    values: { a: ['1'], b: ['2'] },
  });
  const more = encode({
    id: 'd',
    terms: new Map([
      ['膜', 0.3333],
      ['号', 1],
    ]),
    values: { b: ['3'] },
    numbers: { n: 1 },
  });
  const all = { terms: { 膜: 3.3333, '\n': 1, 号: 1 }, values: { a: ['1'], b: ['3'] }, numbers: { n: 1 }, fits: true };
  expect(heard(`${own}\n${more}`)).toEqual(all);
});

test('what was kept before as JSON alone is read as ever', () => {
  const before = '{"t":["薄膜","pet"],"w":[1.3333,3],"v":{"field":["80"]},"n":{"maturity":4}}';
  const all = { terms: { 薄膜: 1.3333, pet: 3 }, values: { field: ['80'] }, numbers: { maturity: 4 }, fits: true };
  expect(heard(before)).toEqual(all);
});
