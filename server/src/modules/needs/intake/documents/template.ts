import { fieldName, fields } from '@jiebang/contract/reference/fields.ts';
import { industries } from '@jiebang/contract/reference/industries.ts';
import { placeFullName, provinces } from '@jiebang/contract/reference/places.ts';
import { regions } from '@jiebang/contract/reference/regions.ts';
import writeXlsxFile, { type Feature, type Image } from 'write-excel-file/node';
import { sheetFile } from '#platform/files/sheet.ts';
import type { Download } from '#platform/http/serve.ts';
import { type TemplateColumn, templateColumns } from './columns.ts';

type Locale = 'zh' | 'en';

const names = {
  zh: { needs: '需求', how: '填写说明', options: '选项', file: '需求批量导入模板.xlsx' },
  en: { needs: 'Needs', how: 'How to fill in', options: 'Options', file: 'needs-template.xlsx' },
} as const;
const notes = {
  zh: [
    '每行一项需求，从“需求”工作表的第 2 行填起；请不要合并单元格，不要改动表头的名称。',
    '有误的行不会导入任何内容，其余各行照常导入为草稿；改正后可把整张表再传一次，已导入的行不会重复。',
    '草稿归需求单位所有：由其补全、签署承诺书并提交。涉及国家秘密的内容不得填写。',
  ],
  en: [
    'One need a row, from row 2 of the sheet “Needs”. Merge no cells and keep the names in the header.',
    'A row with an error imports nothing of itself; the others become drafts. Mend it and upload the whole sheet again: nothing comes twice.',
    'A draft is its company’s own, which completes, declares and submits it. State secrets must never be entered.',
  ],
} as const;
const heads = {
  zh: ['列', '必填', '怎样填', '示例'],
  en: ['Column', 'Required', 'How to fill it in', 'Example'],
} as const;
const yes = { zh: '是', en: 'yes' } as const;

/** Cells of a column below the header that drop-down lists and limits are for. */
const lastRow = 10_001;
const ways = ['独立', '委托', '合作', '其他'];
const terms = ['短期', '长期'];
const yesNo = ['是', '否'];

const made = new Map<Locale, Promise<Buffer>>();

/** The template of a sheet of needs, made once, since it is the same for everybody. */
export async function template(locale: Locale): Promise<Download> {
  const making = made.get(locale) ?? makeTemplate(locale);
  made.set(locale, making);
  return sheetFile(names[locale].file, await making);
}

/** The columns, how to fill them in, and lists to choose codes from. */
function makeTemplate(locale: Locale): Promise<Buffer> {
  const text = (value: string, more = {}) => ({ value, type: String, ...more });
  const bold = { fontWeight: 'bold', backgroundColor: '#EFE9DC', wrap: true, alignVertical: 'top' } as const;
  const needs = [
    templateColumns.map((one) => text(`${one[locale].name}${one.required ? ' *' : ''}`, bold)),
    // Empty, and formatted as text: the style of every cell below, so that no code loses digits and no word becomes a date.
    [text('', { format: '@' })],
  ];
  const how = [
    ...notes[locale].map((note) => [text(note)]),
    [],
    heads[locale].map((head) => text(head, bold)),
    ...templateColumns.map((one) => {
      const words = one[locale];
      return [words.name, one.required ? yes[locale] : '', words.how, words.example].map((cell) =>
        text(cell, { wrap: true, alignVertical: 'top' }),
      );
    }),
  ];
  const lists = listsOf(locale);
  const longest = Math.max(...lists.map(({ options }) => options.length));
  const options = [
    lists.map(({ column }) => text(column[locale].name, bold)),
    ...Array.from({ length: longest }, (_, n) =>
      lists.map(({ options }) => (options[n] === undefined ? null : text(options[n]))),
    ),
  ];
  const named = names[locale];
  const sheets = [
    {
      data: needs,
      sheet: named.needs,
      stickyRowsCount: 1,
      columns: templateColumns.map(({ width }) => ({ width })),
    },
    { data: how, sheet: named.how, columns: [18, 10, 70, 44].map((width) => ({ width })) },
    { data: options, sheet: named.options, columns: lists.map(() => ({ width: 44 })) },
  ];
  return writeXlsxFile(sheets, { features: [choices(locale)] }).toBuffer();
}

function listsOf(locale: Locale): { column: TemplateColumn; options: readonly string[] }[] {
  const of = (name: TemplateColumn['column'], options: readonly string[]) => {
    const column = templateColumns.find((one) => one.column === name);
    return column ? [{ column, options }] : [];
  };
  return [
    ...of(
      'field',
      fields.map(({ code }) => `${code} ${fieldName(code, locale)}`),
    ),
    ...of(
      'industry',
      industries.map(({ code, name }) => `${code} ${name}`),
    ),
    ...of(
      'region',
      [...regions, ...provinces].map(({ code }) => `${code} ${placeFullName(code, locale)}`),
    ),
    ...of('ways', ways),
    ...of('cooperation', terms),
    ...of('showCompany', yesNo),
  ];
}

/** Lists and limits for the cells of the first sheet (ECMA-376 part 1, 18.3.1.33), and text as the format of its columns. */
function choices(locale: Locale): Feature<Image['content']> {
  const letters = (at: number) => String.fromCharCode(65 + at);
  const range = (name: TemplateColumn['column']) => {
    const letter = letters(templateColumns.findIndex(({ column }) => column === name));
    return `${letter}2:${letter}${lastRow}`;
  };
  const lists = listsOf(locale).map(({ column, options }, n) => {
    const at = letters(n);
    // Several ways may be chosen, a name may stand in place of a code: what is not in the list is let pass here and checked at the import.
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${range(column.column)}"><formula1>'${names[locale].options}'!$${at}$2:$${at}$${options.length + 1}</formula1></dataValidation>`;
  });
  const limit = (name: TemplateColumn['column'], type: string, from: number, to: number) =>
    `<dataValidation type="${type}" allowBlank="1" showErrorMessage="1" errorStyle="warning" sqref="${range(name)}"><formula1>${from}</formula1><formula2>${to}</formula2></dataValidation>`;
  const all = [
    ...lists,
    limit('title', 'textLength', 1, 80),
    ...(['problem', 'expectedResult', 'existingBasis'] as const).map((name) => limit(name, 'textLength', 0, 1000)),
    ...(['wished', 'ownership'] as const).map((name) => limit(name, 'textLength', 0, 300)),
  ];
  const validations = `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            if (sheetIndex !== 0) return xml;
            const style = /<c r="A2" s="(\d+)"/.exec(xml)?.[1];
            return xml
              .replaceAll('<col ', `<col style="${style}" `)
              .replace('</sheetData>', `</sheetData>${validations}`);
          },
        },
      },
    },
  };
}
