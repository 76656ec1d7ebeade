import { Blob as FileBlob } from 'node:buffer';
import { sentenceOfProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { cleanText, cutAtSentence, cutNote, textOfHtml } from '#platform/files/sheets/clean.ts';
import { kindOfFile, readNeedsFile } from './read-file.ts';
import type { GoodRow, ReadRow } from './row.ts';

const jsonl = (...rows: unknown[]) => Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
const rowsOf = async (name: string, bytes: Buffer): Promise<readonly ReadRow[]> =>
  (await readNeedsFile(name, bytes)).rows;
const drafts = (rows: readonly ReadRow[]) => rows.filter((row): row is GoodRow => 'draft' in row);
const problemsOf = (rows: readonly ReadRow[]) => rows.flatMap((row) => ('problems' in row ? row.problems : []));
const toldOf = (rows: readonly ReadRow[]) => problemsOf(rows).map((problem) => sentenceOfProblem(problem, 'zh'));

describe('texts are mended, not rewritten', () => {
  test.each([
    ['what was pasted twice', '现需要一种新的模具材料。现需要一种新的模具材料。', '现需要一种新的模具材料。'],
    [
      'a sentence right after itself',
      '第一句话在这里。第二句话在这里。第二句话在这里。',
      '第一句话在这里。第二句话在这里。',
    ],
    ['entities', '强度&nbsp;≥&nbsp;30&micro;m &lt;标准&gt;', '强度 ≥ 30µm <标准>'],
    ['control and invisible characters', '纳\u0000米\u200b材\ufeff料\u0007', '纳米材料'],
    ['full-width letters and digits', 'ＣＢＮ１００，纯度', 'CBN100，纯度'],
    ['line ends of other systems', '一\r\n二\r三', '一\n二\n三'],
    ['half of a character', '字\ud83d', '字'],
  ])('%s', (_, raw, text) => expect(cleanText(raw).text).toBe(text));

  test('of HTML the words stay, and nothing of it could run', () => {
    const html =
      '<h3>Goal</h3><script>steal()</script><style>p{}</style><p onclick="steal()">One <b>bold</b> <a href="javascript:steal()">word</a></p><ul><li>two</li></ul><img src=x onerror=steal()><a href="https://example.org/x">more</a>';
    expect(textOfHtml(html)).toBe('Goal\n\nOne bold word\n\n * two\n\nmore （https://example.org/x）');
  });

  test('a long text ends with its sentence and says that it was cut', () => {
    const cut = cutAtSentence('这是一句完整的话。'.repeat(200), 1000);
    expect([cut.length <= 1000, cut.endsWith(`。\n${cutNote}`)]).toEqual([true, true]);
    expect(cutAtSentence('短。', 1000)).toBe('短。');
  });
});

describe('files', () => {
  test('a company need is cut into the parts that it names', async () => {
    const content = '需求内容：    开发新牌号。预期目标：    韧性不低于 67%。现有工作基础：    厂房三栋。';
    const [row] = drafts(await rowsOf('a.jsonl', jsonl({ id: 'x1', title: '  单晶 ', content: content + content })));
    expect(row?.draft).toMatchObject({
      title: '单晶',
      problem: '开发新牌号。',
      expectedResult: '韧性不低于 67%。',
      existingBasis: '厂房三栋。',
    });
    expect([row?.sourceId, row?.mended]).toEqual(['x1', ['重复的内容已合并']]);
  });

  test('a broken line, a field that is missing and a title that is none are told by their row, and hold up no other', async () => {
    const lines = [
      jsonl({ id: 'a', title: '好的一行', content: '内容' }).toString().trim(),
      '{"id": "b", "title"',
      '',
      '{"id": "c", "title": "没有正文"}',
      JSON.stringify({ id: 'd', title: `${'长'.repeat(9999)}完`, content: '' }),
      '[1]',
    ];
    const rows = await rowsOf('a.jsonl', Buffer.from(lines.join('\r\n')));
    expect(drafts(rows).map((row) => row.sourceId)).toEqual(['a']);
    expect(toldOf(rows)).toEqual([
      '第 2 行：不是有效的 JSON',
      '第 4 行“content”：缺失或不是文字',
      '第 5 行“title”：太长，不像题名（10000 字）',
      '第 6 行：缺失或不是文字',
    ]);
  });

  test('a call from abroad keeps all it says as an attachment', async () => {
    const call = {
      'challenge-id': '7',
      'challenge-title': 'Better filters &amp; membranes',
      tagline: 'Clean water',
      description: `<p>${Array.from({ length: 100 }, (_, n) => `We need filter ${n}.`).join(' ')}</p>`,
      judging: '<p>By a panel</p>',
      permalink: 'https://example.org/7',
      rules: '<p>Be fair</p>',
    };
    const read = await readNeedsFile('calls.jsonl', jsonl(call));
    const [row] = drafts(read.rows);
    expect([read.overseas, row?.draft.title, row?.draft.expectedResult]).toEqual([
      true,
      'Better filters & membranes',
      'Judging: By a panel',
    ]);
    expect([row?.draft.problem?.endsWith(cutNote), row?.fullText?.includes('Be fair')]).toEqual([true, true]);
  });

  const table = [
    [
      '编号',
      '需求名称',
      '关键词',
      '技术领域',
      '地区',
      '预算（万元）',
      '期限（月）',
      '解决方式',
      '技术指标',
      '其他技术领域',
      '合作期限',
    ],
    [
      '1',
      '低温薄膜',
      '薄膜、低温',
      '401',
      '310115',
      '50-100',
      '12',
      '合作',
      '伸长率|≥12|%|拉伸试验',
      '205、40102，205',
      '短期、长期',
    ],
  ];
  const csv = (rows: string[][], end = '\n') => rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join(end);
  const whole = {
    title: '低温薄膜',
    keywords: ['薄膜', '低温'],
    field: '401',
    region: '310115',
    budget: { min: 50_000_000, max: 100_000_000 },
    termMonths: 12,
    ways: ['cooperation'],
    otherFields: ['205', '40102'],
    cooperation: ['short_term', 'long_term'],
    indicators: [{ name: '伸长率', value: '≥12', unit: '%', howTested: '拉伸试验' }],
  };

  test.each([
    ['with a byte order mark and line ends of Windows', Buffer.from(`\ufeff${csv(table, '\r\n')}\r\n`)],
    ['without them', Buffer.from(csv(table))],
  ])('CSV %s', async (_, bytes) => {
    const rows = await rowsOf('a.csv', bytes);
    expect(problemsOf(rows)).toEqual([]);
    expect(drafts(rows)[0]?.draft).toMatchObject(whole);
  });

  test('a row without a number is known by its words: one of an older sheet as before, and columns that came later count where they are filled in', async () => {
    const older = [
      ['需求名称', '关键词'],
      ['低温薄膜', '薄膜'],
    ];
    const idOf = async (rows: string[][]) => drafts(await rowsOf('a.csv', Buffer.from(csv(rows))))[0]?.sourceId;
    // As it was made before there were other fields, the cooperation and who recommends.
    expect(await idOf(older)).toBe('0f8e2ff050f1f29d8d63490720dc5fae');
    const later = (name: string, value: string) => older.map((row, n) => [...row, n === 0 ? name : value]);
    for (const name of ['合作期限', '推荐单位'])
      expect(await idOf(later(name, ''))).toBe('0f8e2ff050f1f29d8d63490720dc5fae');
    const ids = new Set([
      await idOf(older),
      await idOf(later('合作期限', '短期')),
      await idOf(later('其他领域', '205')),
      await idOf(later('推荐单位', '样本区科委')),
    ]);
    expect(ids.size).toBe(4);
  });

  test('what is no field and no such cooperation is told at its cell', async () => {
    const rows = [
      ['需求名称', '其他技术领域', '合作期限'],
      ['低温薄膜', '205、没有的领域', '永远'],
    ];
    const found = problemsOf(await rowsOf('a.csv', Buffer.from(csv(rows)))).map(({ column, code }) => [column, code]);
    expect(found).toEqual([
      ['B', 'unknown_field'],
      ['C', 'bad_cooperation'],
    ]);
  });

  test('CSV as Excel saves it in China, in GB 18030', async () => {
    // 需求名称,问题 ⏎ 薄膜,开裂
    const bytes = Buffer.from('d0e8c7f3c3fbb3c62cceca cce2 0ab1a1c4a42cbfaac1d1'.replaceAll(' ', ''), 'hex');
    expect(drafts(await rowsOf('a.csv', bytes))[0]?.draft).toMatchObject({ title: '薄膜', problem: '开裂' });
  });

  test('XLSX, with English headers', async () => {
    const cell = (value: string) => ({ value, type: String });
    const sheet = [['title', 'problem', 'budget'].map(cell), ['Film', 'It cracks', '面议'].map(cell)];
    const blob = await writeXlsxFile(sheet).toBuffer();
    const rows = await rowsOf('a.xlsx', Buffer.from(await new FileBlob([blob]).arrayBuffer()));
    expect(drafts(rows)[0]?.draft).toMatchObject({ title: 'Film', problem: 'It cracks', budget: null });
  });

  test('bad rows are told by row and column: formulas, codes, numbers, lengths', async () => {
    const rows = await rowsOf(
      'a.csv',
      Buffer.from(
        csv([
          ['需求名称', '技术领域', '预算（万元）', '期限（月）', '解决方式', '问题'],
          ['=HYPERLINK("x")', '', '', '', '', ''],
          ['好名字', '999', '很多', '一年', '随便', ''],
          ['长'.repeat(10_000), '', '', '', '', ''],
          ['', '', '', '', '', '有内容没名称'],
        ]).replaceAll('("x")', '(x)'),
      ),
    );
    expect([drafts(rows), toldOf(rows)]).toEqual([
      [],
      [
        '第 2 行 A 列“需求名称”：单元格以 = 或 @ 开头，疑似公式',
        '第 3 行 B 列“技术领域”：不是高新技术领域的代码或名称',
        '第 3 行 C 列“预算（万元）”：应为“面议”，或如 50-100 的万元数',
        '第 3 行 D 列“期限（月）”：应为 1 至 120 的月数',
        '第 3 行 E 列“解决方式”：应为独立、委托、合作、其他',
        '第 4 行 A 列“需求名称”：内容过长，最多 80 字',
        '第 5 行 A 列“需求名称”：内容为空或过短',
      ],
    ]);
  });

  test('a table without the column of titles says so once', async () => {
    const told = toldOf(await rowsOf('a.csv', Buffer.from('甲,乙\n1,2\n')));
    expect(told).toEqual(['第 1 行：表头中没有“需求名称”一列；请使用导入模板']);
  });

  test('another kind of file is none', () => expect(kindOfFile('a.pdf')).toBe(null));
});
