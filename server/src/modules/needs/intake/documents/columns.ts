import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import type { TemplateColumn } from '#platform/files/sheets/template.ts';

/** What a column of the template can be: a field of the draft, or whose need it is. */
type NeedColumn = TemplateColumn<keyof NeedDraft | 'owner'>;

const column = (
  name: NeedColumn['column'],
  width: number,
  zh: readonly [name: string, how: string, example: string],
  en: readonly [name: string, how: string, example: string],
): NeedColumn => {
  const words = ([name, how, example]: typeof zh): NeedColumn['zh'] => ({ name, how, example });
  return { column: name, required: name === 'owner' || name === 'title', width, zh: words(zh), en: words(en) };
};

/** The columns of the template in their order. What they say of limits is what `NeedDraft` takes. */
export const templateColumns: readonly NeedColumn[] = [
  column(
    'owner',
    26,
    [
      '需求单位',
      '需求单位的统一社会信用代码或全称，须已在平台注册；草稿归该单位所有。单位自行导入本单位的需求时可不填',
      '样本需求有限公司',
    ],
    [
      'Company',
      'Credit code or whole name of a company registered here; the draft is its own. A company that imports its own needs may leave it out',
      '样本需求有限公司',
    ],
  ),
  column(
    'title',
    32,
    ['需求名称', '不超过 80 字', '低温薄膜的韧性提升'],
    ['Title', 'At most 80 characters', 'Tougher film for the cold'],
  ),
  column(
    'keywords',
    20,
    ['关键词', '1 至 5 个，用顿号、逗号或空格分开，每个不超过 20 字', '薄膜、低温'],
    ['Keywords', '1 to 5, separated by commas, 20 characters each', 'film, cold'],
  ),
  column(
    'problem',
    48,
    ['技术问题', '不超过 1000 字', '现有薄膜在零下四十度开裂，需要新的配方与工艺。'],
    ['Problem', 'At most 1,000 characters', 'Our film cracks at −40 °C.'],
  ),
  column(
    'indicators',
    36,
    ['技术指标', '每行一项：名称|数值|单位|检验方法；后两段可以不写', '断裂伸长率|≥12|%|零下四十度拉伸试验'],
    ['Indicators', 'One a line: name|value|unit|how tested; the last two may be left out', 'Elongation|≥12|%|ISO 527'],
  ),
  column(
    'expectedResult',
    36,
    ['预期目标', '不超过 1000 字', '样品与工艺文件。'],
    ['Expected result', 'At most 1,000 characters', 'Samples and the process.'],
  ),
  column(
    'existingBasis',
    36,
    ['现有基础', '不超过 1000 字', '已有中试线一条。'],
    ['Existing basis', 'At most 1,000 characters', 'One pilot line.'],
  ),
  column(
    'field',
    30,
    ['技术领域', '国家重点支持的高新技术领域的代码或名称，可从下拉列表选择', '401'],
    ['Field', 'Code or name of a state high-tech field; choose from the list', '401'],
  ),
  column(
    'otherFields',
    30,
    ['其他技术领域', '涉及的其他领域的代码或名称，最多 4 个，用顿号分开；没有可不填', '205'],
    ['Other fields', 'Codes or names of other fields that it touches, at most 4, separated by commas', '205'],
  ),
  column(
    'industry',
    30,
    ['行业', '国民经济行业（GB/T 4754-2017）的代码或名称，可从下拉列表选择', 'C29'],
    ['Industry', 'Code or name of GB/T 4754-2017; choose from the list', 'C29'],
  ),
  column(
    'region',
    26,
    [
      '地区',
      '六位行政区划代码或名称，可从下拉列表选择；沪苏浙皖以外的填省级地区，境外的填国家；不填则按单位所在地',
      '310115',
    ],
    [
      'Region',
      'Six-digit code or name; outside the Delta a province, abroad a country; empty means the place of the company',
      '310115',
    ],
  ),
  column(
    'budget',
    16,
    ['预算（万元）', '“面议”，或一个数、一个区间', '50-100'],
    ['Budget', 'In 10,000 CNY: 面议 (negotiable), one number or a range', '50-100'],
  ),
  column(
    'termMonths',
    12,
    ['期限（月）', '1 至 120 的整数', '12'],
    ['Term (months)', 'A whole number from 1 to 120', '12'],
  ),
  column(
    'ways',
    16,
    ['解决方式', '独立、委托、合作、其他，可多选，用顿号分开', '委托、合作'],
    ['Ways', '独立 (independent), 委托 (commission), 合作 (cooperation), 其他 (other)', '合作'],
  ),
  column(
    'cooperation',
    16,
    ['合作期限', '短期、长期，可都选，用顿号分开', '短期、长期'],
    ['Cooperation', '短期 (short-term), 长期 (long-term), or both', '短期、长期'],
  ),
  column(
    'wished',
    26,
    ['期望合作方', '不超过 300 字', '材料领域的高校或院所'],
    ['Wished', 'Whom you wish for; at most 300 characters', 'A university'],
  ),
  column(
    'maturity',
    14,
    ['目标成熟度', '1 至 13 的整数', '7'],
    ['Maturity', 'The level aimed at, a whole number from 1 to 13', '7'],
  ),
  column(
    'ownership',
    26,
    ['成果权属', '不超过 300 字', '双方共有，比例商定。'],
    ['Ownership', 'Of the results; at most 300 characters', 'Shared, as agreed.'],
  ),
  column(
    'validUntil',
    16,
    ['有效期至', '日期，如 2027-06-30', '2027-06-30'],
    ['Valid until', 'A date such as 2027-06-30', '2027-06-30'],
  ),
  column(
    'contactName',
    14,
    ['联系人', '不超过 40 字；不公开', '样本联系人'],
    ['Contact name', 'At most 40 characters; never public', 'A sample person'],
  ),
  column(
    'contactPhone',
    18,
    ['联系电话', '不超过 40 字；不公开', '000-0000'],
    ['Contact phone', 'At most 40 characters; never public', '000-0000'],
  ),
  column(
    'showCompany',
    14,
    ['公开企业名称', '是或否；不填为否', '否'],
    ['Show company', '是 (yes) or 否 (no); empty means no', '否'],
  ),
  column(
    'recommender',
    22,
    ['推荐单位', '选填；按赛事公布的推荐单位名单填写全称；不公开', '样本区科委'],
    ['Recommended by', 'Optional: the whole name as it stands in the contest’s list; never public', '样本区科委'],
  ),
];
