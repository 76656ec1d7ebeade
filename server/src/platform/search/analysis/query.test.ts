import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuery } from './query.ts';

const fields = { title: 'title', 标题: 'title', owner: 'owner' };
const part = (text: string, kind = 'words', field: string | null = null) => ({ kind, text, field });

test('words, must, must not, phrases, beginnings, fields and alternatives', () => {
  expect(
    readQuery('锂电池 +回收 -铅酸 “固态 电解质” senso* 标题：隔膜 title:"ion exchange" 膜 OR membrane', fields),
  ).toEqual([
    { occur: 'should', anyOf: [part('锂电池')] },
    { occur: 'must', anyOf: [part('回收')] },
    { occur: 'not', anyOf: [part('铅酸')] },
    { occur: 'should', anyOf: [part('固态 电解质', 'phrase')] },
    { occur: 'should', anyOf: [part('senso', 'prefix')] },
    { occur: 'should', anyOf: [part('隔膜', 'words', 'title')] },
    { occur: 'should', anyOf: [part('ion exchange', 'phrase', 'title')] },
    { occur: 'should', anyOf: [part('膜'), part('membrane')] },
  ]);
});

test('what is no operator is words: unknown fields, lone quotes, lone signs, numbers below nought, names of objects', () => {
  expect(readQuery('比例:3 "未完 -40 - + OR 末 constructor:x', fields)).toEqual([
    { occur: 'should', anyOf: [part('比例:3')] },
    { occur: 'should', anyOf: [part('未完')] },
    { occur: 'should', anyOf: [part('-40'), part('末')] },
    { occur: 'should', anyOf: [part('constructor:x')] },
  ]);
});

test('a quote after a sign or a field is a phrase too', () => {
  expect(readQuery('-"铅酸 电池" +标题:「隔膜」', fields)).toEqual([
    { occur: 'not', anyOf: [part('铅酸 电池', 'phrase')] },
    { occur: 'must', anyOf: [part('隔膜', 'phrase', 'title')] },
  ]);
});

test('any string is read, and no clause is empty', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'a中"“”-+:*| OR') })),
      (typed) => {
        for (const { anyOf } of readQuery(typed, fields)) {
          expect(anyOf.length).toBeGreaterThan(0);
          for (const { text } of anyOf) expect(text).not.toBe('');
        }
      },
    ),
    { numRuns: 500 },
  );
});
