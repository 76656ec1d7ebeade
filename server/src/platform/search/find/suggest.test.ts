import { expect, test } from 'vitest';
import { told } from '../segment/build.ts';
import { type Part, partsOf } from './part.ts';
import { suggest } from './suggest.ts';

const keywords = ['薄膜', '机密膜', '废水'];
const [part] = partsOf(
  keywords.map((keyword, n) => told({ id: `d${n}`, terms: new Map([[keyword, 1]]), values: { keyword: [keyword] } })),
);
if (!part) throw new Error('nothing was made');

/** What is suggested, and how many places of the part's values were looked at for it. */
function asked({ segment, gone }: Part, prefix: string) {
  let looked = 0;
  const values = segment.valuesOf('keyword');
  if (!values) throw new Error('a part without keywords');
  const held = new Proxy(values.held, {
    get: (of, key) => {
      if (typeof key === 'string' && /^\d+$/.test(key)) looked += 1;
      return Reflect.get(of, key, of);
    },
  });
  const counting = Object.create(segment, { valuesOf: { value: () => ({ ...values, held }) } }) as Part['segment'];
  const found = suggest([{ segment: counting, gone }], { is: 'value', name: 'keyword', prefix, most: 9 });
  return { found: found.map(({ value, count }) => [value, count]), looked };
}

test('the beginning of what is gone is answered by as much work as one of nothing, and counted anew when more is gone', () => {
  expect(asked(part, '机密').found).toEqual([['机密膜', 1]]);
  part.gone[1] = 1;
  expect(asked(part, '机密')).toEqual({ found: [], looked: 2 });
  expect(asked(part, '无此词')).toEqual({ found: [], looked: 2 });
  const words = () => suggest([part], { is: 'value', name: 'keyword', prefix: '', most: 9 }).map(({ value }) => value);
  expect(words().sort()).toEqual(['废水', '薄膜']);
  part.gone[0] = 1;
  expect(words()).toEqual(['废水']);
});
