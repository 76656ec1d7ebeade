import { buffer } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { listSheet } from './sheet.ts';

test('a list as a sheet has its heads and rows, and what looks like a formula, a date or a long number stays the words that it was', async () => {
  const rows = [
    ['=HYPERLINK("https://example.com")', '+1', '@SUM(1)'],
    ['2026-01-02', '91350100M000100Y43', '001'],
    ['两行\n文字', '-2', '\t=1'],
  ];
  const file = await listSheet(
    '名单.xlsx',
    ['甲', '乙', '丙'].map((head) => ({ head, width: 10 })),
    rows,
  );
  const bytes = await buffer(file.stream);
  expect([file.name, file.size, bytes.length]).toEqual(['名单.xlsx', bytes.length, bytes.length]);
  expect((await readSheet(bytes, { trim: false })).map((row) => row.map(String))).toEqual([
    ['甲', '乙', '丙'],
    ...rows,
  ]);
  const parts = unzipSync(bytes);
  const sheets = Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/sheet'));
  expect(sheets).toHaveLength(1);
  const xml = Buffer.from(parts[sheets[0] ?? ''] ?? []).toString('utf8');
  expect(xml).not.toMatch(/<f[ >]/);
  // Every cell below the heads is of the text format (@ in ECMA-376 part 1, 18.8.31), so that it stays text when it is edited.
  const styles = Buffer.from(parts['xl/styles.xml'] ?? []).toString('utf8');
  expect(styles).toContain('formatCode="@"');
});
