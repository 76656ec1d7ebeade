import type { AffiliationKind } from '@jiebang/contract/judging/register/register.ts';

/** What each kind of affiliation is called in a sheet. */
export const kindWords: Readonly<Record<AffiliationKind, readonly [zh: string, en: string]>> = {
  employer: ['任职', 'employed'],
  part_time: ['兼职', 'part-time'],
  board: ['董事顾问', 'board'],
  studied: ['就读', 'studied'],
  adviser: ['师承', 'adviser'],
  other: ['其他', 'other'],
};

export type SheetColumn =
  | 'name'
  | 'email'
  | 'mobile'
  | 'fields'
  | 'industries'
  | 'keywords'
  | 'most'
  | 'away'
  | 'affiliations';
type Words = { readonly name: string; readonly how: string; readonly example: string };

const words = (name: string, how: string, example: string): Words => ({ name, how, example });

/** The columns of a sheet of judges, how to fill them in, and an example, in both languages. */
export const sheetColumns: readonly { readonly column: SheetColumn; readonly zh: Words; readonly en: Words }[] = [
  {
    column: 'name',
    zh: words('姓名', '供核对；以本人注册的姓名为准', '张样本'),
    en: words('Name', 'For your own check: the name is the judge’s own to give', 'Zhang Yangben'),
  },
  {
    column: 'email',
    zh: words('邮箱', '邮箱和手机号至少填一项，都填时以邮箱为准', 'zhang@example.com'),
    en: words('E-mail', 'E-mail or mobile; of both the e-mail address counts', 'zhang@example.com'),
  },
  {
    column: 'mobile',
    zh: words('手机号', '十一位手机号', '13800138000'),
    en: words('Mobile', 'A mainland number of eleven digits', '13800138000'),
  },
  {
    column: 'fields',
    zh: words('技术领域', '高新技术领域的代码或名称，多项用逗号或换行分开，最多 20 项', '10105，102'),
    en: words('Fields', 'Codes or Chinese names of high-tech fields, between commas, 20 at most', '10105, 102'),
  },
  {
    column: 'industries',
    zh: words('行业', '国民经济行业的代码或名称，最多 20 项', 'C39'),
    en: words('Industries', 'Codes or Chinese names of industries (GB/T 4754), 20 at most', 'C39'),
  },
  {
    column: 'keywords',
    zh: words('关键词', '用逗号分开，最多 30 个', '图像处理，边缘计算'),
    en: words('Keywords', 'Between commas, 30 at most', 'image processing, edge computing'),
  },
  {
    column: 'most',
    zh: words('最多份数', '最多同时评审的份数；不填则不限', '10'),
    en: words('Most', 'The most sheets at once; left out, no bound', '10'),
  },
  {
    column: 'away',
    zh: words('不在期间', '如 2027-01-01~2027-01-10，多段用逗号或换行分开', '2027-01-01~2027-01-10'),
    en: words('Away', 'As 2027-01-01~2027-01-10, several between commas', '2027-01-01~2027-01-10'),
  },
  {
    column: 'affiliations',
    zh: words(
      '任职与关联单位',
      '每行一家：关系|单位全称或统一社会信用代码|开始|结束；关系为任职、兼职、董事顾问、就读、师承、其他，日期可不填',
      '任职|样本大学|2019-09-01|',
    ),
    en: words(
      'Affiliations',
      'One a line: kind|whole name or credit code|from|to; kinds are employed, part-time, board, studied, adviser, other; days may be left out',
      'employed|Sample University|2019-09-01|',
    ),
  },
];
