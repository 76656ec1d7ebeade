import { fieldName, fields } from '@jiebang/contract/reference/fields.ts';
import { industries } from '@jiebang/contract/reference/industries.ts';
import { placeFullName, provinces } from '@jiebang/contract/reference/places.ts';
import { regions } from '@jiebang/contract/reference/regions.ts';
import { sheetFile } from '#platform/files/sheets/sheet.ts';
import { makeTemplate } from '#platform/files/sheets/template.ts';
import type { Download } from '#platform/http/serve.ts';
import { choicesOf } from '../imports/words.ts';
import { templateColumns } from './columns.ts';

type Locale = 'zh' | 'en';

const files = { zh: '成果批量导入模板.xlsx', en: 'achievements-template.xlsx' } as const;
const words = {
  zh: {
    ...{ rows: '成果', how: '填写说明', options: '选项' },
    notes: [
      '每行一项成果，从“成果”工作表的第 2 行填起；请不要合并单元格。列名可以与模板不同，上传后逐列对应。',
      '有误的行不会导入任何内容，其余各行照常导入为草稿；改正后可把整张表再传一次，已导入的行不会重复。',
      '草稿归您的单位所有，补全、签署承诺书、审核通过后才公开。涉及国家秘密的内容不得填写。',
    ],
  },
  en: {
    ...{ rows: 'Achievements', how: 'How to fill in', options: 'Options' },
    notes: [
      'One achievement a row, from row 2 of the sheet “Achievements”. Merge no cells. Columns may be called otherwise: you match them after the upload.',
      'A row with an error imports nothing of itself; the others become drafts. Mend it and upload the whole sheet again: nothing comes twice.',
      'Drafts are your organisation’s own, public only once they are complete, declared and reviewed. State secrets must never be entered.',
    ],
  },
} as const;

const made = new Map<Locale, Promise<Buffer>>();

/** The template of a sheet of achievements, made once, since it is the same for everybody. */
export async function template(locale: Locale): Promise<Download> {
  const making =
    made.get(locale) ?? makeTemplate(locale, { columns: templateColumns, words, lists: listsOf(locale), limits });
  made.set(locale, making);
  return sheetFile(files[locale], await making);
}

const limits = [
  { column: 'title', from: 1, to: 120 },
  { column: 'text', from: 0, to: 5000 },
  { column: 'textEn', from: 0, to: 10_000 },
] as const;

const listsOf = (locale: Locale) => [
  ...(['source', 'kind', 'form', 'stage', 'novelty'] as const).map((column) => ({
    column,
    options: choicesOf(column).split('、'),
  })),
  { column: 'fields' as const, options: fields.map(({ code }) => `${code} ${fieldName(code, locale)}`) },
  { column: 'industry' as const, options: industries.map(({ code, name }) => `${code} ${name}`) },
  {
    column: 'region' as const,
    options: [...regions, ...provinces].map(({ code }) => `${code} ${placeFullName(code, locale)}`),
  },
  { column: 'nameCompleters' as const, options: ['是', '否'] },
];
