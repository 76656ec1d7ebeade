import { beforeEach, describe, expect, test } from 'vitest';
import type { SearchDocument, SearchIndex, SearchQuery, Suggest } from '../port.ts';

const terms = (...words: string[]) => new Map(words.map((word) => [word, 1]));
const document = (id: string, text: string, rest: Partial<SearchDocument> = {}): SearchDocument => {
  const weights = new Map<string, number>();
  for (const word of text.split(' ')) weights.set(word, (weights.get(word) ?? 0) + 1);
  return { id, terms: weights, ...rest };
};

const library: readonly SearchDocument[] = [
  document('film', '薄膜 薄膜 薄膜 低温 制备', {
    values: { region: ['杭州'], field: ['materials', 'chemistry'] },
    numbers: { year: 2024, price: 1.5 },
  }),
  document('coating', '薄膜 涂层 防腐 工艺 设备 方法', {
    values: { region: ['宁波'], field: ['materials'] },
    numbers: { year: 2021 },
  }),
  document('robot', '机器人 视觉 抓取', { values: { region: ['杭州'], field: ['robotics'] }, numbers: { year: 2025 } }),
  document('welding', '机器人 焊接 工艺 constructor', { values: { region: ['上海'] } }),
  document('bare', '__proto__'),
];

/** What every index behind the port of the search is held to; `open` makes an empty one. */
export function holdsToSearchContract(what: string, open: () => Promise<SearchIndex>): void {
  describe(`the search index ${what}`, () => {
    let index: SearchIndex;
    beforeEach(async () => {
      index = await open();
      await index.put(library);
      await index.settled();
    });

    const ids = async (query: Partial<SearchQuery>): Promise<string[]> => {
      await index.settled();
      return (await index.search({ terms: new Map(), limit: 10, ...query })).hits.map(({ id }) => id);
    };
    const set = async (query: Partial<SearchQuery>) => (await ids(query)).sort();

    test('finds documents with any term, those first in which it is frequent, rare or all there is', async () => {
      expect(await ids({ terms: terms('薄膜') })).toEqual(['film', 'coating']);
      expect(await ids({ terms: terms('机器人', '焊接') })).toEqual(['welding', 'robot']);
      expect(await ids({ terms: terms('量子') })).toEqual([]);
      expect(await ids({ terms: terms('__proto__') })).toEqual(['bare']);
      expect(await ids({ terms: terms('constructor') })).toEqual(['welding']);
    });

    test('scores by BM25, and a weight in the query multiplies what its term adds', async () => {
      const [film] = (await index.search({ terms: new Map([['低温', 1]]), limit: 1 })).hits;
      // ln(1 + 4.5 / 1.5), and a weight of 1 in a document of 5 where the average is 19 / 5.
      const expected = Math.log(4) * (2.2 / (1 + 1.2 * (0.25 + (0.75 * 5) / 3.8)));
      expect(film?.score).toBeCloseTo(expected, 1);
      const [twice] = (await index.search({ terms: new Map([['低温', 2]]), limit: 1 })).hits;
      expect(twice?.score).toBeCloseTo(2 * (film?.score ?? 0), 3);
    });

    test('finds everything where no term is asked for, in the order of a number, those without it last', async () => {
      expect(await set({})).toEqual(['bare', 'coating', 'film', 'robot', 'welding']);
      const [ascending, descending] = [
        await ids({ order: { number: 'year', descending: false } }),
        await ids({ order: { number: 'year', descending: true } }),
      ];
      expect(ascending.slice(0, 3)).toEqual(['coating', 'film', 'robot']);
      expect(descending.slice(0, 3)).toEqual(['robot', 'film', 'coating']);
      expect(ascending.slice(3).sort()).toEqual(['bare', 'welding']);
      expect(await set({ order: { number: 'unknown', descending: true } })).toHaveLength(5);
    });

    test('pages through what is found', async () => {
      const order = { number: 'year', descending: true };
      expect(await ids({ order, limit: 2 })).toEqual(['robot', 'film']);
      expect(await ids({ order, limit: 1, offset: 2 })).toEqual(['coating']);
      expect(await ids({ terms: terms('薄膜'), offset: 1, limit: 5 })).toEqual(['coating']);
      expect(await ids({ terms: terms('薄膜'), offset: 2, limit: 5 })).toEqual([]);
      expect(await ids({ limit: 0 })).toEqual([]);
    });

    test('meets every condition: values, numbers within both ends, terms, and none of those with not', async () => {
      const region = { is: 'value', name: 'region', anyOf: ['杭州'] } as const;
      expect(await set({ conditions: [region] })).toEqual(['film', 'robot']);
      expect(await set({ conditions: [{ ...region, not: true }] })).toEqual(['bare', 'coating', 'welding']);
      expect(await set({ conditions: [{ ...region, anyOf: ['杭州', '宁波', '苏州'] }] })).toHaveLength(3);
      expect(await set({ conditions: [{ ...region, anyOf: [] }] })).toEqual([]);
      expect(await set({ conditions: [{ ...region, name: 'constructor' }] })).toEqual([]);
      expect(await set({ conditions: [{ is: 'value', name: 'field', anyOf: ['chemistry'] }] })).toEqual(['film']);
      expect(await set({ conditions: [{ is: 'number', name: 'year', from: 2021, upTo: 2024 }] })).toEqual([
        'coating',
        'film',
      ]);
      expect(await set({ conditions: [{ is: 'number', name: 'year', from: 2025 }] })).toEqual(['robot']);
      expect(await set({ conditions: [{ is: 'number', name: 'price', not: true }] })).toHaveLength(4);
      const sets = [['视觉', '机器人'], ['视觉', '涂层'], '涂层'];
      expect(await set({ conditions: [{ is: 'term', anyOf: sets }] })).toEqual(['coating', 'robot']);
      expect(
        await set({ terms: terms('机器人', '薄膜'), conditions: [{ is: 'term', anyOf: ['工艺'], not: true }] }),
      ).toEqual(['film', 'robot']);
    });

    test('counts what is found, and its values, only where it is asked to', async () => {
      const quiet = await index.search({ terms: terms('薄膜'), limit: 1 });
      expect([quiet.total, quiet.facets, quiet.coverage]).toEqual([null, {}, { is: 'whole' }]);
      expect((await index.search({ terms: terms('薄膜'), limit: 1, counted: true })).total).toBe(2);
      const facets = ['region', 'field', 'unknown'].map((name) => ({ name, most: 2 }));
      const all = await index.search({ terms: new Map(), limit: 0, facets });
      expect([all.hits, all.total]).toEqual([[], 5]);
      expect(all.facets).toEqual({
        region: [
          { value: '杭州', count: 2 },
          { value: '上海', count: 1 },
        ],
        field: [
          { value: 'materials', count: 2 },
          { value: 'chemistry', count: 1 },
        ],
        unknown: [],
      });
      const some = await index.search({ terms: terms('工艺'), limit: 1, facets: [{ name: 'region', most: 9 }] });
      expect(some.facets['region']?.map(({ value }) => value)).toEqual(['上海', '宁波']);
    });

    test('a document put again stands in the place of the old one; a deleted one is in no hit and no count', async () => {
      await index.put([document('film', '量子 芯片', { values: { region: ['苏州'] } }), document('new', '薄膜')]);
      await index.delete(['robot', 'never there']);
      expect(await ids({ terms: terms('薄膜') })).toHaveLength(2);
      expect(await ids({ terms: terms('量子') })).toEqual(['film']);
      expect(await set({})).toEqual(['bare', 'coating', 'film', 'new', 'welding']);
      const counted = await index.search({ terms: new Map(), limit: 0, facets: [{ name: 'region', most: 9 }] });
      expect([counted.total, counted.facets['region']?.map(({ value }) => value)]).toEqual([
        5,
        ['上海', '宁波', '苏州'],
      ]);
      await index.put([document('robot', '机器人')]);
      expect(await set({ terms: terms('机器人') })).toEqual(['robot', 'welding']);
      expect(await index.explain('never there', terms('薄膜'))).toBe(null);
    });

    test('of a document that is put twice at once, the last one stands', async () => {
      await index.put([document('twice', '先'), document('twice', '后')]);
      expect([await ids({ terms: terms('先') }), await ids({ terms: terms('后') })]).toEqual([[], ['twice']]);
    });

    test('says term by term what adds up to the score of a document', async () => {
      const asked = new Map([
        ['工艺', 1],
        ['机器人', 2.5],
        ['焊接', 1],
        ['薄膜', 3],
      ]);
      const { hits } = await index.search({ terms: asked, limit: 10 });
      const score = hits.find(({ id }) => id === 'welding')?.score ?? 0;
      const explained = await index.explain('welding', asked);
      expect(explained?.contributions.map(({ term }) => term)).toEqual(['机器人', '焊接', '工艺']);
      expect(explained?.score).toBeCloseTo(score, 4);
      const sum = explained?.contributions.reduce((all, { contribution }) => all + contribution, 0);
      expect(sum).toBeCloseTo(score, 4);
      expect(explained?.contributions.every(({ rarity }) => rarity > 0)).toBe(true);
      expect(await index.explain('bare', asked)).toEqual({ score: 0, contributions: [] });
    });

    test('suggests values and Latin terms that begin with a text, and words spelt nearly so, of what is there now', async () => {
      const titled = (id: string, title: string, text: string) => document(id, text, { values: { title: [title] } });
      await index.put([
        titled('a', '柔性传感器', 'sensor sensors 柔性 film'),
        titled('b', '柔性传感器', 'sensor 5g sensor7'),
        titled('c', '柔性屏', 'censor nano 2024'),
        titled('d', '刚性轴承', 'bearing mechanical mechanism'),
        titled('e', '柔性电路', 'sensorial'),
      ]);
      await index.delete(['e']);
      await index.settled();
      const told = async (asked: Suggest) =>
        (await index.suggest(asked)).map(({ value, count }) => `${value} ${count}`);
      const title = { is: 'value', name: 'title', most: 9 } as const;
      expect(await told({ ...title, prefix: '柔性' })).toEqual(['柔性传感器 2', '柔性屏 1']);
      expect(await told({ ...title, prefix: '柔性', most: 1 })).toEqual(['柔性传感器 2']);
      expect(await told({ ...title, prefix: '柔性屏' })).toEqual(['柔性屏 1']);
      expect([await told({ ...title, prefix: '屏' }), await told({ ...title, name: 'none', prefix: '柔' })]).toEqual([
        [],
        [],
      ]);
      expect(await told({ is: 'term', prefix: 'sens', most: 9 })).toEqual(['sensor 2', 'sensor7 1', 'sensors 1']);
      expect(await told({ is: 'term', prefix: '20', most: 9 })).toEqual([]);
      const spelling = (of: string) => told({ is: 'spelling', of, most: 9 });
      expect(await spelling('sensor')).toEqual(['sensor 2', 'sensor7 1', 'sensors 1']);
      expect(await spelling('snesor')).toEqual(['sensor 2']);
      expect(await spelling('sesnor')).toEqual(['sensor 2']);
      expect(await spelling('mehcanicl')).toEqual(['mechanical 1']);
      expect(await spelling('mechanicsm')).toEqual(['mechanism 1', 'mechanical 1']);
      expect([await spelling('fil'), await spelling('fill'), await spelling('tensor')]).toEqual([[], ['film 1'], []]);
    });

    test.each<[string, SearchDocument]>([
      ['a weight of nothing', { id: 'x', terms: new Map([['a', 0]]) }],
      ['a weight that is no number', { id: 'x', terms: new Map([['a', Number.NaN]]) }],
      ['an empty term', { id: 'x', terms: new Map([['', 1]]) }],
      ['an empty id', { id: '', terms: new Map() }],
      ['a value twice', { id: 'x', terms: new Map(), values: { a: ['b', 'b'] } }],
      ['an endless number', { id: 'x', terms: new Map(), numbers: { a: Number.POSITIVE_INFINITY } }],
    ])('refuses %s, and takes nothing of what came with it', async (_what, bad) => {
      await expect(index.put([document('good', '好'), bad])).rejects.toThrow(RangeError);
      expect(await ids({ terms: terms('好') })).toEqual([]);
    });

    test('an empty index finds nothing, and a document without terms is found by what else it has', async () => {
      const empty = await open();
      const region = { is: 'value', name: 'region', anyOf: ['杭州'] } as const;
      expect(await empty.search({ terms: terms('薄膜'), limit: 5, counted: true })).toMatchObject({
        hits: [],
        total: 0,
      });
      await empty.put([{ id: 'silent', terms: new Map(), values: { region: ['杭州'] } }]);
      await empty.settled();
      const found = await empty.search({ terms: new Map(), limit: 5, conditions: [region] });
      expect(found.hits.map(({ id }) => id)).toEqual(['silent']);
    });
  });
}
