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
  shown: [],
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
    ['微信：lanxing_01', 'messenger', '微信：lanxing_01'],
    ['VX: abc_123', 'messenger', 'VX: abc_123'],
    ['加微信 sample88 详谈', 'messenger', '微信 sample88'],
    ['QQ群 123456789', 'messenger', 'QQ群 123456789'],
    ['WeChat ID: sampleline', 'messenger', 'WeChat ID: sampleline'],
    ['Telegram @sample_line', 'messenger', 'Telegram @sample_line'],
    ['WhatsApp：+49 151 23456789', 'messenger', 'WhatsApp：+49 151 23456789'],
    ['write to t.me/sampleline', 'url', 't.me/sampleline'],
    ['+49 89 12345678', 'phone', '+49 89 12345678'],
    ['call +1 415-555-0134 now', 'phone', '+1 415-555-0134'],
    ['＋４４ ２０ ７９４６ ０９５８', 'phone', '＋４４ ２０ ７９４６ ０９５８'],
    ['Tel 00852 2345 6789', 'phone', '00852 2345 6789'],
    ['电话：68881234', 'phone', '68881234'],
    ['传真为03-1234-5678', 'phone', '03-1234-5678'],
    ['reach us at (415) 555-0134', 'phone', '(415) 555-0134'],
    ['at 88 Zhangjiang Road, Pudong', 'address', '88 Zhangjiang Road'],
    ['No. 5, Lane 200, Haike Road', 'address', 'No. 5, Lane 200, Haike Road'],
    ['Lane 1288, block 3', 'address', 'Lane 1288'],
    ['Haike Road No. 99', 'address', 'Haike Road No. 99'],
    ['Room 502B', 'address', 'Room 502B'],
    ['Musterstraße 12', 'address', 'Musterstraße 12'],
    ['P.O. Box 1234', 'address', 'P.O. Box 1234'],
    ['邮编：201203', 'address', '邮编：201203'],
    ['与样例时代新能源科技股份有限公司合作', 'other_organisation', '样例时代新能源科技股份有限公司'],
    ['已由样例国际集团试用', 'other_organisation', '样例国际集团'],
    ['样例工业大学已有论文', 'other_organisation', '样例工业大学'],
    ['和样例应用物理研究所共建', 'other_organisation', '样例应用物理研究所'],
    ['在样例市第一人民医院试用', 'other_organisation', '样例市第一人民医院'],
    ['在样例功能薄膜国家重点实验室', 'other_organisation', '样例功能薄膜国家重点实验室'],
    ['with Sample Works GmbH', 'other_organisation', 'Sample Works GmbH'],
    ['Sample Films Co., Ltd. has a line', 'other_organisation', 'Sample Films Co., Ltd.'],
    ['Sampleton Films, Inc. tried it', 'other_organisation', 'Sampleton Films, Inc.'],
    ['the University of Sampleton did', 'other_organisation', 'University of Sampleton'],
    ['Sampleton State University', 'other_organisation', 'Sampleton State University'],
    ['课题组的李教授', 'other_person', '李教授'],
    ['请联系王工', 'other_person', '王工'],
    ['可找张总，', 'other_person', '张总'],
    ['陈经理曾来', 'other_person', '陈经理'],
    ['詹样例教授提出过', 'other_person', '詹样例教授'],
    ['欧阳博士', 'other_person', '欧阳博士'],
    ['联系人：申样例', 'other_person', '申样例'],
    ['ask Mr. Smith or the plant', 'other_person', 'Mr. Smith'],
    ['Prof. J. Sample has it', 'other_person', 'Prof. J. Sample'],
    ['专利 CN 112345678 A', 'code_number', 'CN 112345678 A'],
    ['US 10,123,456 B2', 'code_number', 'US 10,123,456 B2'],
    ['ZL201721099528.4 授权', 'code_number', 'ZL201721099528.4'],
  ])('%s', (words, kind, text) => expect(foundIn(words)).toEqual([[kind, text]]));
});

test.each([
  '按 GB/T 228.1-2021、ISO 6892-1 和 ASTM-E8 试验，1200 V 下 1000 h 漂移 ≤ 0.15 V',
  '室温下电路 3 号支路的电流为 138.12345678 mA，循环 100000000.5 次',
  '6061-T6 铝合金，Ra 0.8，(11-20) 面，2×10¹¹ cm⁻²·eV⁻¹，IP67，5G',
  '新材料技术有限，上海地区的团队优先，科技成果双方共有',
  '校验值 zq13812345678a4f 与 9f123456789012bc，批次 a0512-87654321b',
  '在 2024-05-01 至 2026-12-31 之间，每批 300 个，第 3 室内环境',
  '按 GB/T 32100-2015、YY/T 0316-2016、IEC 60601-1-2、SAE J1939 与 EN 10204 3.1 检验，误差 +0.05/-0.02 mm',
  '温度 +120 ℃ 至 +1 200 ℃，转速 +12000 rpm，阻值 00471 与 0.00852 2345 6789，频率 433-434 MHz，电流 4-20 mA',
  '手机 1000000 台，电话会议系统 2 套，微信小程序与 QQ 音乐接口，Vx: 0.05 m/s，WeChat mini-program',
  '拟与国内知名大学、高校科研院所、三甲医院、大型企业集团、国家重点实验室合作，委托第三方研究所需数据，设备不出医院、离开医院后自检',
  '高工、木工、金工车间与施工现场；工程师、博士、教授级专家若干名；负责人一名，双方经理定期会商；张总成、李工艺',
  'A hospital, an institute or the University may answer; Limited power, Dr blade, 10 Hz road noise, room 20 °C',
  'The Institute tests Type AG cells, 6 Axis drives, No. 5 fuel oil and Lane departure warning',
])('what any need may say is not: %s', (words) => expect(foundIn(words)).toEqual([]));

test('what the owner shows on the board it may say in its text, and another may not be said beside it', () => {
  const shown = { organisations: [], people: [], shown: names.organisations };
  const words = '上海岚星新材料股份有限公司与样例薄膜有限公司，Lanxing Sample Co., Ltd.，wu.hao@lanxing.example';
  const found = tracesIn({ ...blank, problem: words }, shown).map(({ text }) => text);
  expect(found).toEqual(['样例薄膜有限公司', 'wu.hao@lanxing.example']);
});

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
    '样例薄膜股份有限公司',
    '微信：lanxing_01',
    '88 Zhangjiang Road',
    'Dr. Sample',
  ),
  fc.tuple(fc.constantFrom('+49 ', '+1', '+81-', '0044 '), digits(9)).map((parts) => parts.join('')),
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
  for (const unit of [
    'a',
    '1',
    'a.',
    '1-',
    '路',
    '路1',
    'A-',
    'w@',
    '号 ',
    '(0',
    '王工',
    '大学',
    '国',
    'Aa ',
    '+1 ',
    'VX',
  ])
    foundIn(unit.repeat(1000 / unit.length));
  expect(performance.now() - begun).toBeLessThan(1000);
});
