import { sentenceOfProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readApart } from './read-apart.ts';
import { readNeedsFile } from './read-file.ts';
import type { ReadRow } from './row.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook with one sheet, whose rows and what follows them are given as they stand in the file. */
function parts(rows: string, after = ''): Record<string, Uint8Array> {
  const xml = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  return {
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ),
    // The second format is that of a date.
    'xl/styles.xml': xml(
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': xml(`<worksheet xmlns="${main}"><sheetData>${rows}</sheetData>${after}</worksheet>`),
  };
}
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const head = `<row r="1">${text('A1', '需求名称')}${text('B1', '有效期至')}${text('C1', '预算')}</row>`;
const book = (rows: string, after = '') => Buffer.from(zipSync(parts(head + rows, after)));
const read = async (bytes: Uint8Array): Promise<readonly ReadRow[]> => (await readNeedsFile('a.xlsx', bytes)).rows;
const told = async (bytes: Uint8Array) =>
  (await read(bytes)).flatMap((row) =>
    'problems' in row ? row.problems.map((one) => sentenceOfProblem(one, 'en')) : [row.draft.title],
  );
const failure = async (bytes: Uint8Array) => {
  const answer = await readApart('a.xlsx', new Uint8Array(bytes));
  return typeof answer === 'string' ? answer : answer.rows.length;
};

describe('cells that are not what they seem', () => {
  test('a formula counts as its last value, one that failed is told, and so is text that would be one', async () => {
    const rows = [
      `<row r="2"><c r="A2" t="str"><f>CONCATENATE("薄","膜")</f><v>薄膜</v></c></row>`,
      `<row r="3"><c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
      `<row r="4">${text('A4', '=cmd|&apos;/c calc&apos;!A1')}</row>`,
      `<row r="5">${text('A5', '&apos;=1+1')}</row>`,
      `<row r="6">${text('A6', '甲')}<c r="C6"><f>B6+1</f></c></row>`,
      `<row r="7"><c r="D7" t="e"><f>A1</f><v>#N/A</v></c></row>`,
    ];
    expect(await told(book(rows.join('')))).toEqual([
      '薄膜',
      'row 3, column A “需求名称”: its formula ends in the error #DIV/0!',
      'row 4, column A “需求名称”: begins with = or @, like a formula',
      'row 5, column A “需求名称”: begins with = or @, like a formula',
      'row 6, column C “预算”: holds a formula that nothing has computed: open and save the sheet, or type the value',
      'row 7, column A “需求名称”: is empty or too short',
    ]);
  });

  test('a date is its day, a number that lost digits is told, the apostrophe before digits is none of them', async () => {
    const rows = [
      `<row r="2">${text('A2', '甲')}<c r="B2" s="1"><v>46568</v></c><c r="C2"><v>0.30000000000000004</v></c></row>`,
      `<row r="3"><c r="A3"><v>913101150000000012</v></c></row>`,
      `<row r="4">${text('A4', '乙')}${text('C4', '&apos;50')}</row>`,
      `<row r="5">${text('A5', '丙')}<c r="C5"><v>1E+300</v></c></row>`,
    ];
    const found = await read(book(rows.join('')));
    expect(
      found.map((row) => ('draft' in row ? [row.draft.title, row.draft.validUntil, row.draft.budget?.min] : [])),
    ).toEqual([['甲', '2027-06-30', 300_000], [], ['乙', null, 50_000_000], []]);
    expect((await told(book(rows.join('')))).filter((one) => one.startsWith('row'))).toEqual([
      'row 3, column A “需求名称”: has more than 15 digits, of which the spreadsheet changed the last: format the cell as text',
      'row 5, column C “预算”: has more than 15 digits, of which the spreadsheet changed the last: format the cell as text',
    ]);
  });

  test('each row of a merged range is told, with the range; one beside our columns is no matter', async () => {
    const rows = [2, 3, 4].map((n) => `<row r="${n}">${text(`A${n}`, `第${n}`)}${n === 3 ? '<c r="B3"/>' : ''}</row>`);
    const merged = '<mergeCells count="2"><mergeCell ref="B2:C3"/><mergeCell ref="F2:G4"/></mergeCells>';
    expect(await told(book(rows.join(''), merged))).toEqual([
      'row 2, column B “有效期至”: is merged (B2:C3): unmerge it and fill in each row',
      'row 2, column C “预算”: is merged (B2:C3): unmerge it and fill in each row',
      'row 3, column B “有效期至”: is merged (B2:C3): unmerge it and fill in each row',
      'row 3, column C “预算”: is merged (B2:C3): unmerge it and fill in each row',
      '第4',
    ]);
  });

  test('entities and external documents are not followed', async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>`;
    const all = parts(`${head}<row r="2">${text('A2', '甲&a;&b;乙')}</row>`);
    const sheet = Buffer.from(all['xl/worksheets/sheet1.xml'] ?? []).toString();
    all['xl/worksheets/sheet1.xml'] = Buffer.from(sheet.replace('<worksheet', `${bomb}<worksheet`));
    const answer = await readApart('a.xlsx', new Uint8Array(zipSync(all)));
    const titles = typeof answer === 'string' ? [] : answer.rows.map((row) => ('draft' in row ? row.draft.title : ''));
    expect(titles.join()).not.toMatch(/aaaa|\n/);
  });
});

describe('files that are traps', () => {
  /** An XLSX file that holds a part of so many zeros, which are compressed to a thousandth. */
  const mb = 100;
  const all = parts(`${head}<row r="2">${text('A2', '甲')}</row>`);
  const bomb = zipSync({ ...all, 'xl/comments1.xml': new Uint8Array(mb * 1024 * 1024) }, { level: 6 });

  test('one that would grow beyond the limit is left alone, however small it is', async () => {
    expect(bomb.length).toBeLessThan(300_000);
    expect(await failure(bomb)).toBe('too_large');
  });

  test('one that lies about its size is unpacked no further than it says', async () => {
    const bytes = Buffer.from(bomb);
    // The uncompressed size, which the directory (PK 01 02) and the entry itself (PK 03 04) tell: now ten bytes.
    const size = Buffer.alloc(4);
    size.writeUInt32LE(mb * 1024 * 1024);
    for (let at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size)) bytes.writeUInt32LE(10, at);
    const before = process.memoryUsage().rss;
    expect(await failure(bytes)).toBe(1);
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  test('one cell at the far end of a sheet makes no sheet of seventeen billion cells', async () => {
    expect(await failure(book(`<row r="1048576">${text('XFD1048576', '甲')}</row>`))).toBe('too_large');
  });

  test('what takes more memory or time than there is for it ends its reading, not the server', async () => {
    const rows = Array.from(
      { length: 9000 },
      (_, n) => `<row r="${n + 2}">${text(`A${n + 2}`, '甲'.repeat(79))}</row>`,
    );
    const bytes = () => new Uint8Array(book(rows.join('')));
    const enough = { memoryMb: 256, timeMs: 60_000 };
    expect(await readApart('a.xlsx', bytes(), undefined, { ...enough, memoryMb: 12 })).toBe('too_large');
    expect(await readApart('a.xlsx', bytes(), undefined, { ...enough, timeMs: 1 })).toBe('too_large');
    expect(await readApart('a.xlsx', bytes(), undefined, enough)).toMatchObject({ overseas: false });
  });

  test('ten thousand rows are read, one more is too many', async () => {
    const rows = (n: number) =>
      Buffer.from(`需求名称\n${Array.from({ length: n }, (_, row) => `第${row}项`).join('\n')}\n`);
    expect((await readNeedsFile('a.csv', rows(10_000))).rows).toHaveLength(10_000);
    expect(await readApart('a.csv', new Uint8Array(rows(10_001)))).toBe('too_many_rows');
  });

  test('what ends in the middle is unreadable', async () => {
    const bytes = book(`<row r="2">${text('A2', '甲')}</row>`);
    for (const part of [0.2, 0.5, 0.9])
      expect(await failure(bytes.subarray(0, bytes.length * part))).toBe('unreadable');
  });
});
