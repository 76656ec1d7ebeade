import type { RegisteredJudge } from '@jiebang/contract/judging/register/register.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { industryName } from '@jiebang/contract/reference/industries.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { listSheet } from '#platform/files/sheets/sheet.ts';
import type { Download } from '#platform/http/serve.ts';
import { kindWords } from '../config.ts';
import { filteredJudges, type JudgeFilter } from '../queries/judges.ts';

type Locale = 'zh' | 'en';

const words = {
  zh: {
    file: '评审专家.xlsx',
    heads: [
      '姓名',
      '技术领域',
      '行业',
      '关键词',
      '最多份数',
      '不在期间',
      '空闲期间',
      '任职与关联单位',
      '在评份数',
      '填写人',
    ],
    own: ['未填写', '主办方录入', '本人填写'],
  },
  en: {
    file: 'judges.xlsx',
    heads: [
      'Name',
      'Fields',
      'Industries',
      'Keywords',
      'Most',
      'Away',
      'Free',
      'Affiliations',
      'Open sheets',
      'Written by',
    ],
    own: ['nobody', 'an organiser', 'the judge'],
  },
} as const;

/** The judges of a contest as a filter leaves them, as a sheet: what the organiser sees and no more. */
export async function judgesSheet(
  db: Db,
  viewer: Viewer,
  contest: string,
  { locale, ...filter }: JudgeFilter & { readonly locale: Locale },
): Promise<Download | Refusal> {
  const judges = await filteredJudges(db, viewer, contest, filter);
  if (isRefusal(judges)) return judges;
  const { file, heads } = words[locale];
  const widths = [12, 40, 30, 30, 10, 26, 26, 50, 10, 12];
  return listSheet(
    file,
    heads.map((head, n) => ({ head, width: widths[n] ?? 20 })),
    judges.map((one) => cellsOf(one, locale)),
  );
}

function cellsOf(one: RegisteredJudge, locale: Locale): string[] {
  const by = locale === 'zh' ? 0 : 1;
  return [
    one.name,
    one.fields.map((code) => `${code} ${fieldName(code, locale)}`).join('\n'),
    one.industries.map((code) => `${code} ${industryName(code, locale)}`).join('\n'),
    one.keywords.join('\n'),
    one.mostSheets === null ? '' : String(one.mostSheets),
    one.away.map(({ from, to }) => `${from}~${to}`).join('\n'),
    one.free.map(({ from, to }) => `${from}~${to}`).join('\n'),
    one.affiliations
      .map(({ kind, name, from, to }) => [kindWords[kind][by], name, from ?? '', to ?? ''].join('|'))
      .join('\n'),
    String(one.load),
    words[locale].own[one.own ? 2 : one.written ? 1 : 0],
  ];
}
