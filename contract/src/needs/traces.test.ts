import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Trace, tracesIn, type Unfinished } from './traces.ts';

const blank: Unfinished = {
  title: null,
  keywords: [],
  problem: null,
  indicators: [],
  expectedResult: null,
  existingBasis: null,
  wished: null,
  ownership: null,
};
const names = {
  organisations: ['上海岚星新材料股份有限公司', 'Lanxing Sample Co., Ltd.'],
  people: ['周需求', 'Wu Hao'],
};
const foundIn = (problem: string) =>
  tracesIn({ ...blank, problem }, names).map(({ kind, text }): [string, string] => [kind, text]);

describe('what tells who the owner is, or how to reach it, is found', () => {
  test.each<[string, Trace['kind'], string]>([
    ['联系电话13812345678，随时', 'mobile', '13812345678'],
    ['tel13812345678', 'mobile', '13812345678'],
    ['专利 ZL202310123456', 'code_number', 'ZL202310123456'],
    ['手机：+86 138-1234-5678。', 'mobile', '+86 138-1234-5678'],
    ['手机１３８１２３４５６７８', 'mobile', '１３８１２３４５６７８'],
    ['座机021-5123 4567转801', 'landline', '021-5123 4567转801'],
    ['座机（0512）87654321', 'landline', '（0512）87654321'],
    ['热线 400-820-1234', 'landline', '400-820-1234'],
    ['请发 wu.hao@lanxing.example 收', 'email', 'wu.hao@lanxing.example'],
    ['见https://lanxing.example/a?b=1。', 'url', 'https://lanxing.example/a?b=1'],
    ['官网lanxing.com.cn可查', 'url', 'lanxing.com.cn'],
    ['送样至样例东路1288弄3号楼502室', 'address', '送样至样例东路1288弄3号楼502室'],
    ['厂房在 12 幢 3 层', 'address', '12 幢 3 层'],
    ['信用代码 91310000MA1FL4T12X', 'uscc', '91310000MA1FL4T12X'],
    ['证件11010519491231002X', 'id_number', '11010519491231002X'],
    ['岚星的产线', 'organisation', '岚星'],
    ['岚星新材料已有中试线', 'organisation', '岚星新材料'],
    ['lanxing sample has a line', 'organisation', 'lanxing sample'],
    ['由周需求负责', 'person', '周需求'],
    ['ask Wu  Hao first', 'person', 'Wu  Hao'],
    ['合同编号：HT2024-031', 'code_number', '编号：HT2024-031'],
    ['沿用 LX-2318 的工装', 'code_number', 'LX-2318'],
    ['账号 6222021234567890', 'code_number', '6222021234567890'],
    ['微信：lanxing_01', 'code_number', '微信：lanxing_01'],
  ])('%s', (words, kind, text) => expect(foundIn(words)).toEqual([[kind, text]]));
});

test.each([
  '按 GB/T 228.1-2021、ISO 6892-1 和 ASTM-E8 试验，1200 V 下 1000 h 漂移 ≤ 0.15 V',
  '室温下电路 3 号支路的电流为 138.12345678 mA，循环 100000000.5 次',
  '6061-T6 铝合金，Ra 0.8，(11-20) 面，2×10¹¹ cm⁻²·eV⁻¹，IP67，5G',
  '新材料技术有限，上海地区的团队优先，科技成果双方共有',
  '校验值 zq13812345678a4f 与 9f123456789012bc，批次 a0512-87654321b',
  '在 2024-05-01 至 2026-12-31 之间，每批 300 个，第 3 室内环境',
])('what any need may say is not: %s', (words) => expect(foundIn(words)).toEqual([]));

test('every field is looked at, and a trace says where it stands', () => {
  const leak = '13812345678';
  const row = { name: leak, value: leak, unit: leak, howTested: leak };
  const whole = { ...blank, title: leak, keywords: ['薄膜', leak], problem: leak, indicators: [row] };
  const rest = { expectedResult: leak, existingBasis: leak, wished: leak, ownership: leak };
  expect(tracesIn({ ...whole, ...rest }, names).map(({ path }) => path)).toEqual([
    'title',
    'keywords.1',
    'problem',
    ...['name', 'value', 'unit', 'howTested'].map((key) => `indicators.0.${key}`),
    'expectedResult',
    'existingBasis',
    'wished',
    'ownership',
  ]);
});

const digits = (count: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: count, maxLength: count });
const planted = fc.oneof(
  fc.tuple(fc.constantFrom('13', '15', '18', '19'), digits(9)).map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('021-', '0512-', '025 '), fc.constantFrom('5', '8'), digits(7))
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.string({ unit: fc.constantFrom(...'abcxyz'), minLength: 1, maxLength: 12 }), fc.constant('@a.example'))
    .map((parts) => parts.join('')),
  fc.constantFrom(
    ...names.people,
    '岚星',
    '上海岚星新材料股份有限公司',
    'https://a.example/x',
    '样例路 8 号',
    '91310000MA1FL4T12X',
  ),
);
const around = fc.string({ unit: fc.constantFrom(...'现有薄膜在低温开裂，。需要新配方、工艺（）；'), maxLength: 60 });

test('whatever is planted between words of Chinese is found, wherever it stands', () => {
  fc.assert(
    fc.property(around, planted, around, (before, secret, after) => {
      const left = foundIn(`${before}${secret}${after}`).map(([, text]) => text);
      expect(left.some((text) => text.includes(secret) || secret.includes(text))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('of any text whatever, what is found stands in it word for word, and looking takes no time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 1000 }), (text) => {
      for (const [, trace] of foundIn(text)) expect(text).toContain(trace);
    }),
    { numRuns: 300 },
  );
  const begun = performance.now();
  for (const unit of ['a', '1', 'a.', '1-', '路', '路1', 'A-', 'w@', '号 ', '(0'])
    foundIn(unit.repeat(1000 / unit.length));
  expect(performance.now() - begun).toBeLessThan(1000);
});
