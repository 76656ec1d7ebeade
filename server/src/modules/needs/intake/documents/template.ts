import { fieldName, fields } from '@jiebang/contract/reference/fields.ts';
import { industries } from '@jiebang/contract/reference/industries.ts';
import { placeFullName, provinces } from '@jiebang/contract/reference/places.ts';
import { regions } from '@jiebang/contract/reference/regions.ts';
import { sheetFile } from '#platform/files/sheets/sheet.ts';
import { makeTemplate } from '#platform/files/sheets/template.ts';
import type { Download } from '#platform/http/serve.ts';
import { templateColumns } from './columns.ts';

type Locale = 'zh' | 'en';

const files = { zh: '需求批量导入模板.xlsx', en: 'needs-template.xlsx' } as const;
const words = {
  zh: {
    ...{ rows: '需求', how: '填写说明', options: '选项' },
    notes: [
      '每行一项需求，从“需求”工作表的第 2 行填起；请不要合并单元格，不要改动表头的名称。',
      '有误的行不会导入任何内容，其余各行照常导入为草稿；改正后可把整张表再传一次，已导入的行不会重复。',
      '草稿归需求单位所有：由其补全、签署承诺书并提交。涉及国家秘密的内容不得填写。',
    ],
  },
  en: {
    ...{ rows: 'Needs', how: 'How to fill in', options: 'Options' },
    notes: [
      'One need a row, from row 2 of the sheet “Needs”. Merge no cells and keep the names in the header.',
      'A row with an error imports nothing of itself; the others become drafts. Mend it and upload the whole sheet again: nothing comes twice.',
      'A draft is its company’s own, which completes, declares and submits it. State secrets must never be entered.',
    ],
  },
} as const;

const made = new Map<Locale, Promise<Buffer>>();

/** The template of a sheet of needs, made once, since it is the same for everybody. */
export async function template(locale: Locale): Promise<Download> {
  const making = made.get(locale) ?? makeTemplate(locale, { columns: templateColumns, words, ...choicesOf(locale) });
  made.set(locale, making);
  return sheetFile(files[locale], await making);
}

function choicesOf(locale: Locale) {
  const lists = [
    { column: 'field', options: fields.map(({ code }) => `${code} ${fieldName(code, locale)}`) },
    { column: 'industry', options: industries.map(({ code, name }) => `${code} ${name}`) },
    {
      column: 'region',
      options: [...regions, ...provinces].map(({ code }) => `${code} ${placeFullName(code, locale)}`),
    },
    { column: 'ways', options: ['独立', '委托', '合作', '其他'] },
    { column: 'cooperation', options: ['短期', '长期'] },
    { column: 'showCompany', options: ['是', '否'] },
  ] as const;
  const limits = [
    { column: 'title', from: 1, to: 80 },
    ...(['problem', 'expectedResult', 'existingBasis'] as const).map((column) => ({ column, from: 0, to: 1000 })),
    ...(['wished', 'ownership'] as const).map((column) => ({ column, from: 0, to: 300 })),
  ] as const;
  return { lists, limits };
}
