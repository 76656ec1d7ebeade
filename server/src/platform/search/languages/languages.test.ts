import fc from 'fast-check';
import { expect, test } from 'vitest';
import { align } from './align.ts';
import { entriesOf, readCedict } from './cedict.ts';
import { englishKey, glossaryOf, latinWords, layered } from './glossary.ts';
import { learnPairs } from './learn.ts';
import { withOwnWords } from './own-words.ts';
import { partsOf, translate } from './translate.ts';

const glossary = glossaryOf([
  { chinese: '機器人', english: 'robot', weight: 1 },
  { chinese: '废水', english: 'waste water', weight: 1 },
  { chinese: '水', english: 'water', weight: 1 },
  { chinese: '监测', english: 'to monitor', weight: 1 },
  { chinese: '电池', english: 'Batteries', weight: 1 },
  { chinese: '电池', english: 'cell', weight: 0.5 },
]);
const terms = (text: string) => Object.fromEntries(translate(text, glossary));

test('Chinese gives English and English gives Chinese, the longest expression first, in any writing', () => {
  expect(terms('工業機器人')).toEqual({ robot: 1 });
  expect(Object.keys(terms('Waste Waters')).sort()).toEqual(['废水']);
  expect(terms('废水')).toEqual({ waste: 1 / Math.sqrt(2), water: 1 / Math.sqrt(2) });
  expect(terms('电池')).toEqual({ battery: 1, cell: 0.5 });
  expect(terms('monitoring of batteries')).toEqual({ 监测: 1, 电池: 1 });
  expect(terms('水 轴承 bearing')).toEqual({});
});

test('where an earlier glossary renders an expression, what a later one adds counts half; the rest is the later one’s', () => {
  const own = glossaryOf([{ chinese: '电池', english: 'accumulator', weight: 1 }]);
  const both = layered([own, glossary]);
  expect(Object.fromEntries(translate('电池', both))).toEqual({ accumulator: 1, battery: 0.5, cell: 0.25 });
  expect([...translate('robots', both).keys()]).toContain('机器');
});

test('what people confirmed comes before what was learned, and what they rejected is in neither of these nor in the dictionary, both ways', () => {
  const words = withOwnWords(
    {
      confirmed: [{ chinese: '电池', english: 'accumulator' }],
      learned: [
        { chinese: '电池', english: 'pile', weight: 0.8 },
        { chinese: '轴承', english: 'bearing', weight: 0.8 },
      ],
      rejected: [
        { chinese: '电池', english: 'cell' },
        { chinese: '轴承', english: 'bearing' },
      ],
    },
    glossary,
  );
  expect(Object.fromEntries(translate('电池轴承', words))).toEqual({ accumulator: 1, pile: 0.4, battery: 0.25 });
  expect([...translate('cell bearing', words)]).toEqual([]);
});

test('a single character stands for a word alone, not as a part of a longer one', () => {
  const own = glossaryOf([
    { chinese: '传感器', english: 'sensor', weight: 1 },
    { chinese: '膜', english: 'film', weight: 1 },
    { chinese: '软片', english: 'film', weight: 1 },
  ]);
  const of = (word: string) => [...translate(word, own).keys()];
  expect(of('film')).toEqual(expect.arrayContaining(['膜', '软片']));
  expect([...of('film'), ...of('sensor')].filter((term) => term.length === 1)).toEqual(['膜']);
});

test('a rendering of stop words alone, which no text is found by, is none', () => {
  const entries = ['中', '中国'].map((chinese) => ({ chinese, english: 'China', weight: 1 }));
  const texts = partsOf('China', glossaryOf(entries)).map(({ renderings }) => renderings.map(({ text }) => text));
  expect(texts).toEqual([['中国']]);
  expect(partsOf('China', glossaryOf(entries.slice(0, 1)))).toEqual([{ start: 0, end: 5, renderings: [] }]);
});

test('words of bilingual titles that go together are learned, those of one title alone are not', () => {
  const learned = align([
    { chinese: '电池制造', english: 'Battery manufacture' },
    { chinese: '轴承制造', english: 'Bearing manufacture' },
    { chinese: '电池回收', english: 'Battery recycling' },
    { chinese: '轴承销售', english: 'Sale of bearings' },
  ]);
  const best = Object.fromEntries(
    learned.sort((a, b) => a.weight - b.weight).map(({ chinese, english }) => [chinese, english]),
  );
  expect(best).toEqual({ 电池: 'battery', 轴承: 'bearing', 制造: 'manufacture' });
});

test('what is learned says which texts taught it: keywords in their order, words of titles that go together', () => {
  const text = (chinese: string, english: string, keywords: string[] = [], keywordsEn: string[] = []) => ({
    title: { chinese, english },
    keywords: { chinese: keywords, english: keywordsEn },
  });
  const pairs = learnPairs([
    text('电池制造', 'Battery manufacture', ['固态电池'], ['Solid-state batteries']),
    text('轴承制造', 'Bearing manufacture', ['轴承', '润滑'], ['lubrication']),
    text('电池回收', 'Battery recycling', ['固态电池', '回收'], ['solid-state battery', 'recycling']),
    text('轴承销售', 'Sale of bearings'),
    text('', 'Battery'),
  ]);
  const of = (chinese: string) => pairs.filter((one) => one.chinese === chinese);
  expect(of('固态电池')).toEqual([
    { chinese: '固态电池', english: 'solid state battery', weight: expect.closeTo(2 / 3, 9), seen: [0, 2] },
  ]);
  expect(of('电池').map(({ english, seen }) => [english, seen])).toContainEqual(['battery', [0, 2]]);
  expect(of('轴承').map(({ english, seen }) => [english, seen])).toEqual([['bearing', [1, 3]]]);
  expect(of('润滑')).toEqual([]);
});

test('meanings of a dictionary become expressions: no remarks, variants or names, the first the surest', () => {
  const line = [
    '監測',
    '监测',
    'jian1 ce4',
    ['to monitor; monitoring (computing)', 'variant of 監察|监察', 'surname Jian'],
    [],
    [],
  ] as const;
  expect(entriesOf(line)).toEqual([
    { chinese: '监测', english: 'monitor', weight: 1 },
    { chinese: '监测', english: 'monitoring', weight: 1 / Math.sqrt(2) },
  ]);
});

test('plain English is looked up as any text is', () => {
  const plain = fc.string({ unit: fc.constantFrom('the', 'of', 'Batteries', 'waste', ' ', ' ', '-', 'ing') });
  fc.assert(
    fc.property(plain, (text) => {
      const short = text.slice(0, 60);
      expect(englishKey(short)).toBe(
        latinWords(short)
          .map(({ term }) => term)
          .join(' '),
      );
    }),
    { numRuns: 100 },
  );
});

test('CC-CEDICT is read from its package', async () => {
  const entries = await readCedict();
  expect(entries.length).toBeGreaterThan(150_000);
  const few = ['废水', '处理', '机器人', '半导体', '激光'];
  const cedict = glossaryOf(entries.filter(({ chinese }) => few.includes(chinese)));
  expect([...translate('废水处理機器人', cedict).keys()]).toEqual(
    expect.arrayContaining(['waste', 'effluent', 'robot']),
  );
  expect([...translate('Semiconductor lasers', cedict).keys()]).toEqual(['半导', '半导体', '导体', '激光']);
});

test('any string is translated, with weights above 0 and at most 1', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'废水机器人电池 robot water') }),
  );
  fc.assert(
    fc.property(text, (one) => {
      for (const weight of translate(one, glossary).values()) expect(weight > 0 && weight <= 1).toBe(true);
    }),
    { numRuns: 200 },
  );
});
