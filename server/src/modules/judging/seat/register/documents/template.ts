import writeXlsxFile from 'write-excel-file/node';
import { sheetFile } from '#platform/files/sheets/sheet.ts';
import type { Download } from '#platform/http/serve.ts';
import { sheetColumns } from '../config.ts';

const names = {
  zh: { judges: '专家', how: '填写说明', file: '评审专家导入模板.xlsx' },
  en: { judges: 'Judges', how: 'How to fill in', file: 'judges-template.xlsx' },
} as const;
const heads = { zh: ['列', '怎样填', '示例'], en: ['Column', 'How to fill it in', 'Example'] } as const;

/** The template of a sheet of judges: the columns, and how to fill them in. */
export async function judgesTemplate(locale: 'zh' | 'en'): Promise<Download> {
  const text = (value: string, more = {}) => ({ value, type: String, format: '@', wrap: true, ...more });
  const bold = { fontWeight: 'bold', backgroundColor: '#EFE9DC', alignVertical: 'top' } as const;
  const how = sheetColumns.map((one) => one[locale]);
  const sheets = [
    {
      // A second row that is empty and text, so that numbers typed below lose no digit where the spreadsheet copies its format.
      data: [how.map(({ name }) => text(name, bold)), how.map(() => text(''))],
      sheet: names[locale].judges,
      stickyRowsCount: 1,
      columns: how.map(() => ({ width: 24 })),
    },
    {
      data: [
        heads[locale].map((head) => text(head, bold)),
        ...how.map((one) => [one.name, one.how, one.example].map((cell) => text(cell))),
      ],
      sheet: names[locale].how,
      columns: [18, 70, 40].map((width) => ({ width })),
    },
  ];
  return sheetFile(names[locale].file, await writeXlsxFile(sheets).toBuffer());
}
