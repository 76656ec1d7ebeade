import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse, countTerms } from './analyse.ts';
import { fold } from './fold.ts';
import { foldLatin } from './latin.ts';

const termsOf = (text: string) => analyse(text).map(({ term }) => term);
const hanText = fc.string({ unit: fc.constantFrom(...'煤矿瓦斯抽采智能化監測監控系統研究的与A1 ，-.') });

test('words of the dictionary, pairs across them, no stop words, nothing twice at one place', () => {
  expect(termsOf('煤矿瓦斯的抽采')).toEqual(['煤矿', '矿瓦', '瓦斯', '斯的', '的抽', '抽', '抽采', '采']);
});

test('traditional, full width and case make no difference', () => {
  expect(termsOf('ＬＥＤ鍋爐監測')).toEqual(termsOf('led锅炉监测'));
});

test('numbers that are names are kept whole and written one way', () => {
  const named = (text: string) =>
    analyse(text)
      .filter(({ kind }) => kind === 'name')
      .map(({ term }) => term);
  for (const patent of [
    'ZL201610123456.7',
    'ZL 2016 1 0123456.7',
    '201610123456.X',
    'CN201610123456',
    'ｚｌ２０１６１０１２３４５６．７',
    '2016101234567',
  ])
    expect(named(`专利号${patent}，`)).toEqual(['201610123456']);
  expect(named('CN107123456A 与 cn107123456b')).toEqual(['cn107123456', 'cn107123456']);
  expect(named('US 10,123,456 B2')).toEqual(['us10123456']);
  expect(named('登记号2019SR0123456')).toEqual(['2019sr0123456']);
  expect(named('符合GB/T 4754-2017、GB4754、ISO 9001')).toEqual(
    ['gb/t4754', 'gb4754', 'iso9001'].map((one) => one.replace('/', '')),
  );
  expect(named('电话 13800138000，邮编 201203，2016年')).toEqual([]);
});

test('plain numbers and units stay whole', () => {
  expect(termsOf('1,200 个 PM2.5 ≥67% 1.80')).toEqual(['1200', 'pm2.5', '67', '1.80']);
});

test('Latin words lose accents and the plural, no more', () => {
  expect(
    ['batteries', 'sensors', 'processes', 'analysis', 'glass', 'gas', 'résumés', 'boxes', 'physics', 'processing'].map(
      foldLatin,
    ),
  ).toEqual(['battery', 'sensor', 'process', 'analysis', 'glass', 'gas', 'resume', 'box', 'physics', 'processing']);
});

test('what a term points at in the original is what it was made of', () => {
  const text = '《ＰＭ２．５　監測》：e\u0301nergie㎏';
  const at = Object.fromEntries(analyse(text).map(({ term, start, end }) => [term, text.slice(start, end)]));
  expect(at).toMatchObject({ 'pm2.5': 'ＰＭ２．５', 监测: '監測', energiekg: 'e\u0301nergie㎏' });
});

test('of any string: no exception, places in order and within it, and each place gives its term again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), hanText), (text) => {
      let before = 0;
      for (const { term, kind, start, end } of analyse(text)) {
        expect(start >= before && start < end && end <= text.length && term.length <= 64).toBe(true);
        before = start;
        if (kind === 'pair' || kind === 'word') expect(fold(text.slice(start, end)).text).toContain(term);
      }
    }),
    { numRuns: 300 },
  );
});

test('any part of a Han text of two characters or more shares a term with it, unless it is a stop word', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 2, max: 5 }), (from, length) => {
      const text = '煤矿瓦斯抽采智能化监测监控系统';
      const part = text.slice(from, from + length);
      if (part.length < 2) return;
      const held = new Set(termsOf(text));
      expect(termsOf(part).some((term) => held.has(term))).toBe(true);
    }),
  );
});

test('counts of terms', () => {
  expect(countTerms(analyse('传感器 sensor Sensors')).get('sensor')).toBe(2);
});
