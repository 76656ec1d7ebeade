import type { AchievementColumn } from '@jiebang/contract/achievements/imports/import.ts';
import type { TemplateColumn } from '#platform/files/sheets/template.ts';
import { choicesOf } from '../imports/words.ts';

type Words = readonly [name: string, how: string, example: string];

const column = (name: AchievementColumn, width: number, zh: Words, en: Words): TemplateColumn<AchievementColumn> => {
  const words = ([called, how, example]: Words) => ({ name: called, how, example });
  return { column: name, required: name === 'title', width, zh: words(zh), en: words(en) };
};
const oneOf = (group: Parameters<typeof choicesOf>[0]) =>
  [`填其一：${choicesOf(group)}`, `One of: ${choicesOf(group)}`] as const;

const [source, sourceEn] = oneOf('source');
const [kind, kindEn] = oneOf('kind');
const [form, formEn] = oneOf('form');
const [stage, stageEn] = oneOf('stage');
const [novelty, noveltyEn] = oneOf('novelty');

/** The columns of the template in their order. What they say of limits is what `AchievementDraft` takes. */
export const templateColumns: readonly TemplateColumn<AchievementColumn>[] = [
  column(
    'id',
    18,
    ['编号', '您单位的成果编号；同一编号只导入一次，没有可不填', 'A-001'],
    ['ID', 'Your own number of it: one number comes once; may be left out', 'A-001'],
  ),
  column(
    'title',
    32,
    ['成果名称', '不超过 120 字', '耐低温聚酯薄膜的连续制备工艺'],
    ['Title', 'At most 120 characters', 'Polyester film for low temperatures'],
  ),
  column(
    'titleEn',
    32,
    ['英文名称', '不超过 240 字符', 'Polyester film for low temperatures'],
    ['Title in English', 'At most 240 characters', 'Polyester film for low temperatures'],
  ),
  column(
    'keywords',
    20,
    ['关键词', '1 至 10 个，用顿号、逗号或空格分开', '薄膜、低温'],
    ['Keywords', '1 to 10, separated by commas', 'film, cold'],
  ),
  column(
    'keywordsEn',
    20,
    ['英文关键词', '最多 10 个，用逗号或分号分开', 'film; low temperature'],
    ['Keywords in English', 'At most 10, separated by commas', 'film; low temperature'],
  ),
  column(
    'text',
    48,
    ['成果简介', '不超过 5000 字；公开，请勿写联系方式', '以共聚改性与双向拉伸连续制备耐低温薄膜。'],
    [
      'Text in Chinese',
      'At most 5,000 characters; public, so no contact details',
      '以共聚改性与双向拉伸连续制备耐低温薄膜。',
    ],
  ),
  column(
    'textEn',
    48,
    ['英文简介', '不超过 10000 字符', 'A film that stays tough in the cold.'],
    ['Text in English', 'At most 10,000 characters', 'A film that stays tough in the cold.'],
  ),
  column(
    'completers',
    28,
    ['完成人', '每人一行或用顿号分开：姓名|单位，单位可不写；不经本人同意不公开', '样本甲|样本大学'],
    ['Who made it', 'One a line: name|unit; not public unless they agree', 'A sample person|A sample university'],
  ),
  column(
    'nameCompleters',
    14,
    ['公开完成人', '是或否；填“是”表示每位完成人都已单独同意公开署名', '否'],
    ['Name them', '是 (yes) where each agreed to be named in public, else 否 (no)', '否'],
  ),
  column('source', 18, ['成果来源', source, '自主研发'], ['Source', sourceEn, '自主研发']),
  column('kind', 14, ['成果类别', kind, '应用技术'], ['Sort of research', kindEn, '应用技术']),
  column('form', 14, ['成果形式', form, '新工艺'], ['Form', formEn, '新工艺']),
  column(
    'ip',
    40,
    ['知识产权', '每行一项：类型|号码|状态，没有号码的留空', '发明专利|ZL209912345678.9|已授权'],
    ['Intellectual property', 'One a line: kind|number|status', '发明专利|ZL209912345678.9|已授权'],
  ),
  column('stage', 14, ['所处阶段', stage, '中试阶段'], ['Stage', stageEn, '中试阶段']),
  column('novelty', 14, ['创新水平', novelty, '国内领先'], ['Novelty', noveltyEn, '国内领先']),
  column(
    'maturity',
    12,
    ['成熟度', '1 至 13 的整数（GB/T 22900）', '7'],
    ['Maturity', 'A whole number from 1 to 13 (GB/T 22900)', '7'],
  ),
  column(
    'maturityEvidence',
    40,
    ['成熟度证据', '每行一级：等级|证据', '7|中试线连续运行七十二小时的记录'],
    ['Evidence of maturity', 'One level a line: level|evidence', '7|records of the pilot line'],
  ),
  column(
    'fields',
    30,
    ['技术领域', '国家重点支持的高新技术领域的代码或名称，第一个为主领域，最多 5 个，用顿号分开', '401'],
    ['Technical fields', 'Codes or names of state high-tech fields, the main one first, at most 5', '401'],
  ),
  column(
    'industry',
    30,
    ['应用行业', '国民经济行业（GB/T 4754-2017）的代码或名称', 'C29'],
    ['Industry of use', 'Code or name of GB/T 4754-2017', 'C29'],
  ),
  column(
    'region',
    26,
    ['所在地', '六位行政区划代码或名称；沪苏浙皖以外的填省级地区，境外的填国家', '310115'],
    ['Place', 'Six-digit code or name; outside the Delta a province, abroad a country', '310115'],
  ),
  column(
    'cooperation',
    24,
    ['合作方式', `可多选，用顿号分开：${choicesOf('cooperation')}`, '技术许可、合作开发'],
    ['Ways of cooperation', `Of these: ${choicesOf('cooperation')}`, '技术许可、合作开发'],
  ),
  column(
    'price',
    16,
    ['意向价格（万元）', '“面议”，或一个数、一个区间', '100-200'],
    ['Price', 'In 10,000 CNY: 面议 (negotiable), one number or a range', '100-200'],
  ),
];
