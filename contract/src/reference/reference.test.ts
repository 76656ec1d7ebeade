import { describe, expect, test } from 'vitest';
import type { CodeRow } from './codeTable.ts';
import english from './english.json' with { type: 'json' };
import { fieldName, fieldPath, fields, fieldsBelow, isField, topFieldOf } from './fields.ts';
import { industries, industriesBelow, industryName, industryPath, isIndustry } from './industries.ts';
import industriesEnglish from './industries-english.json' with { type: 'json' };
import { countryOfPlace, isPlace, placeFullName, placeOf, placesAbroad, provinces } from './places.ts';
import { isRegion, PLACES, provinceOf, regionFullName, regionName, regions, regionsBelow } from './regions.ts';

const orphans = (rows: readonly CodeRow[]) => {
  const before = new Set<string>();
  return rows.filter(({ code, parent }) => {
    before.add(code);
    return parent !== null && !before.has(parent);
  });
};
const repeated = (rows: readonly CodeRow[]) =>
  rows.filter((row, index) => rows.findIndex((other) => other.code === row.code) !== index);
const untidy = (rows: readonly CodeRow[]) => rows.filter((row) => row.name === '' || row.name !== row.name.trim());
const countByLength = (rows: readonly CodeRow[]) =>
  rows.reduce<Record<number, number>>((counts, row) => {
    counts[row.code.length] = (counts[row.code.length] ?? 0) + 1;
    return counts;
  }, {});

describe.each([
  ['regions', regions],
  ['provinces', provinces],
  ['fields', fields],
  ['industries', industries],
])('%s', (_, rows) => {
  test('every parent stands before what lies in it, no code stands twice, no name has stray spaces', () => {
    expect(orphans(rows)).toEqual([]);
    expect(repeated(rows)).toEqual([]);
    expect(untidy(rows)).toEqual([]);
  });
});

describe('regions', () => {
  test('the top level is the four places', () => {
    expect(regionsBelow(null).map((row) => row.code)).toEqual([...PLACES]);
    expect(PLACES.map((code) => regionsBelow(code).length)).toEqual([1, 13, 11, 16]);
    expect(regionsBelow('310100').length).toBe(16);
    expect(regions.length).toBe(350);
  });

  test('statistical pseudo-codes of development zones are left out', () => {
    expect(regions.filter((row) => /^\d{4}7\d$/.test(row.code))).toEqual([]);
  });

  test('every division has an English name of its own, and no other code has', () => {
    expect(Object.keys(english.regions)).toEqual(regions.map(({ code }) => code));
    const full = regions.filter(({ name }) => name !== '市辖区').map(({ code }) => regionFullName(code, 'en'));
    expect(full.filter((name) => !/^[A-Z][A-Za-z' ()]+(, [A-Z][A-Za-z' ()]+)*$/.test(name))).toEqual([]);
    expect(new Set(full).size).toBe(full.length);
  });

  test('names come in the language asked for', () => {
    expect(regionName('310115', 'en')).toBe('Pudong New Area');
    expect(regionName('330783', 'en')).toBe('Dongyang');
    expect(regionFullName('321322', 'en')).toBe('Shuyang County, Suqian, Jiangsu');
    expect(regionName('999999', 'zh')).toBe('999999');
    expect(regionFullName('310115', 'zh')).toBe('上海市浦东新区');
    expect(regionFullName('340200', 'en')).toBe('Wuhu, Anhui');
  });

  test('a code is one of the list, not whatever looks like one', () => {
    expect(['310000', '310115', '330783'].map(isRegion)).toEqual([true, true, true]);
    for (const none of ['310199', '319000', '31011', '3101150', '110101', '000000', ' 310115', '３１０１１５', ''])
      expect([none, isRegion(none)]).toEqual([none, false]);
  });

  test('a division knows its place', () => {
    expect(provinceOf('320583')).toBe('320000');
    expect(provinceOf('340000')).toBe('340000');
    expect(provinceOf('110101')).toBe(null);
  });
});

describe('fields', () => {
  test('there are eight fields, each with a second level, and every field has an English name of its own', () => {
    expect(fieldsBelow(null).map((row) => row.name)).toEqual([
      '电子信息',
      '生物与新医药',
      '航空航天',
      '新材料',
      '高技术服务',
      '新能源与节能',
      '资源与环境',
      '先进制造与自动化',
    ]);
    expect(fieldsBelow(null).map((row) => fieldsBelow(row.code).length)).toEqual([8, 7, 2, 6, 8, 4, 8, 9]);
    expect(Object.keys(english.fields).sort()).toEqual(fields.map((row) => row.code).sort());
    expect(
      fields.map((row) => fieldName(row.code, 'en')).filter((name) => /\p{Script=Han}|[，。：；]/u.test(name)),
    ).toEqual([]);
    const below = (parent: string | null) => fieldsBelow(parent).map((row) => fieldName(row.code, 'en'));
    for (const parent of [null, ...fields.map((row) => row.code)])
      expect(new Set(below(parent)).size).toBe(below(parent).length);
  });

  test('only the three second-level fields without a third level in the list have none', () => {
    const second = fields.filter((row) => row.code.length === 3);
    expect(second.filter((row) => fieldsBelow(row.code).length === 0).map((row) => row.code)).toEqual([
      '504',
      '505',
      '706',
    ]);
  });

  test('a code tells its path and its first level', () => {
    expect(fieldPath('10205').map((row) => row.code)).toEqual(['10', '102', '10205']);
    expect(topFieldOf('80402')).toBe('80');
    expect(topFieldOf('99')).toBe(null);
    expect([isField('80402'), isField('99')]).toEqual([true, false]);
    expect(fieldName('602', 'en')).toBe('Nuclear and hydrogen energy');
    expect(fieldName('60202', 'en')).toBe('Hydrogen energy');
  });
});

describe('industries', () => {
  test('the four levels have the counts of the list', () => {
    expect(countByLength(industries)).toEqual({
      1: 20,
      3: 97,
      4: 473,
      5: 1381,
    });
    expect(industriesBelow(null).length).toBe(20);
    expect([isIndustry('M75'), isIndustry('M76')]).toEqual([true, false]);
  });

  test('every code has a name in both languages, told apart from those beside it, and nothing else has', () => {
    expect(Object.keys(industriesEnglish)).toEqual(industries.map(({ code }) => code));
    const named = (locale: 'zh' | 'en', is: RegExp) =>
      industries.map(({ code }) => industryName(code, locale)).filter((name) => !is.test(name));
    expect(named('zh', /^[\p{Script=Han}、（）D3]+$/u)).toEqual([]);
    expect(named('en', /^[A-Z][A-Za-z0-9é’ ,()-]+[a-z)]$/)).toEqual([]);
    for (const parent of [null, ...industries.map(({ code }) => code)]) {
      const below = industriesBelow(parent).map(({ code }) => industryName(code, 'en'));
      expect([parent, below.filter((name, n) => below.indexOf(name) !== n)]).toEqual([parent, []]);
    }
    expect(industryName('C3973', 'en')).toBe('Integrated circuits');
  });

  test('the names mended against the standard stay mended', () => {
    expect(industryName('M75', 'zh')).toBe('科技推广和应用服务业');
    expect(industryName('R905', 'zh')).toBe('文化体育娱乐活动与经纪代理服务');
    expect(industryPath('C3973').map((row) => row.name)).toEqual([
      '制造业',
      '计算机、通信和其他电子设备制造业',
      '电子器件制造',
      '集成电路制造',
    ]);
  });
});

describe('places', () => {
  test('with the Delta they are the 34 province-level divisions, each with an English name', () => {
    expect(provinces.length + PLACES.length).toBe(34);
    expect(provinces.filter(({ code }) => isRegion(code))).toEqual([]);
    expect(Object.keys(english.provinces)).toEqual(provinces.map(({ code }) => code));
  });

  test('no place has two codes, and what is none is refused', () => {
    expect(['310115', '440000', '810000', 'DE'].map(isPlace)).toEqual([true, true, true, true]);
    expect(['319999', '440100', 'CN', 'HK', 'MO', 'TW', 'XX', ''].map(isPlace)).toEqual(Array(8).fill(false));
    expect(placesAbroad.map((code) => placeFullName(code, 'zh')).filter((name) => /^[A-Z]/.test(name))).toEqual([]);
  });

  test('a place has its name and its country, and an organisation its place', () => {
    expect(['310115', '440000', 'DE', '999999'].map((code) => placeFullName(code, 'zh'))).toEqual([
      '上海市浦东新区',
      '广东省',
      '德国',
      '999999',
    ]);
    expect(placeFullName('810000', 'en')).toBe('Hong Kong');
    expect(['310115', '440000', '810000', 'DE'].map(countryOfPlace)).toEqual(['CN', 'CN', 'HK', 'DE']);
    const at = (region: string | null, country: string) => placeOf({ region, country });
    expect([at('310115', 'CN'), at(null, 'CN'), at(null, 'HK'), at(null, 'DE')]).toEqual([
      '310115',
      null,
      '810000',
      'DE',
    ]);
  });
});
