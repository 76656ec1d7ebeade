import { rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { AchievementColumn } from '@jiebang/contract/achievements/imports/import.ts';
import { sentenceOfProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { isRefusal } from '#kernel/refusal.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { importAchievementsNow } from './actions/import-now.ts';
import { runImport, TakenUp } from './actions/run.ts';
import { template } from './documents/template.ts';

vi.setConfig({ testTimeout: 60_000 });
let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let organisation: string;
let owner: Made;
let stranger: Made;

beforeAll(async () => {
  world = await openWorld();
  organisation = await makeOrganisation(world.platform, { name: '样本大学', kind: 'university' });
  owner = await makePerson(world.platform, { name: '周成果', organisations: [{ id: organisation }] });
  stranger = await makePerson(world.platform, {
    name: '冯路人',
    organisations: [{ id: await makeOrganisation(world.platform) }],
  });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'achievements')).toEqual([]);
  await world.close();
});

const as = (who: Made) => world.as(who).achievements;
const upload = (name: string, body: string | Uint8Array) =>
  as(owner).uploadImport({ query: { organisation, name }, body: new Blob([body as BlobPart]) });
const preview = (id: string, mapping: (AchievementColumn | null)[] | null = null) =>
  as(owner).previewImport({ params: { id }, body: { mapping } });

/** Imports a whole file with the columns that their names suggest. Returns how it ended. */
async function imported(name: string, body: string | Uint8Array) {
  const { id } = await upload(name, body);
  const { columns } = await preview(id);
  await as(owner).startImport({ params: { id }, body: { mapping: columns.map(({ column }) => column) } });
  await world.settle();
  return as(owner).readImport({ params: { id } });
}
const problemsOf = async (id: string) => {
  const { items } = await as(owner).importProblems({ params: { id }, query: { limit: 100 } });
  return items.flatMap(({ problems }) => problems.map((one) => sentenceOfProblem(one, 'zh')));
};
const titles = async () => (await as(owner).works({ query: { limit: 100 } })).items.map(({ title }) => title);

const head =
  '编号,成果名称,关键词,成果简介,完成人,成果来源,成果类别,成果形式,知识产权,所处阶段,成熟度,成熟度证据,技术领域,所在地,合作方式,意向价格（万元）';
const line = (id: string, title: string) =>
  `${id},${title},薄膜、低温,简介文字,样本甲|样本大学,自主研发,应用技术,新工艺,发明专利|ZL209912345678.9|已授权,中试阶段,7,7|运行记录,401,310115,技术许可、合作开发,100-200`;

test('a CSV file becomes drafts with every field that it has, and the same file again brings nothing twice', async () => {
  const csv = `${head}\n${line('A-1', '第一项')}\n${line('A-2', '第二项')}\n`;
  const first = await imported('成果.csv', csv);
  expect([first.state, first.imported, first.already, first.bad, first.done]).toEqual(['done', 2, 0, 0, first.whole]);
  const [{ id } = { id: '' }] = (await as(owner).works({ query: { limit: 100 } })).items.filter(
    ({ title }) => title === '第一项',
  );
  const { draft, state } = await as(owner).work({ params: { id } });
  expect(state).toBe('draft');
  expect(draft).toMatchObject({
    ...{ title: '第一项', keywords: ['薄膜', '低温'], text: '简介文字', nameCompleters: false },
    ...{ completers: [{ name: '样本甲', unit: '样本大学' }], source: 'own_research', kind: 'applied', form: 'process' },
    ...{ ip: [{ kind: 'invention_patent', number: 'ZL209912345678.9', status: 'granted' }], stage: 'pilot' },
    ...{ maturity: 7, maturityEvidence: [{ level: 7, says: '运行记录' }], fields: ['401'], region: '310115' },
    ...{ cooperation: ['licence', 'joint_development'], price: { min: 100_000_000, max: 200_000_000 } },
  });
  const again = await imported('成果改名.csv', csv);
  expect([again.imported, again.already]).toEqual([0, 2]);
});

test('JSON Lines and a spreadsheet bring the same as a CSV file, whatever the order of their columns', async () => {
  const json = {
    成果名称: '来自JSON',
    keywords: ['甲', '乙'],
    知识产权: [{ kind: '发明专利', number: 'X1', status: '申请中' }],
  };
  const lines = await imported('a.jsonl', `${JSON.stringify(json)}\n\n{"成果名称":"另一行","id":"J-2"}\n`);
  expect([lines.imported, lines.bad]).toEqual([2, 0]);
  const cell = (value: string) => ({ value, type: String });
  const sheet = await writeXlsxFile([
    ['样本大学成果表', '', ''].map(cell),
    ['所处阶段', '成果名称 *', '备注'].map(cell),
    ['小试阶段', '来自表格', '不导入的一列'].map(cell),
  ]).toBuffer();
  const xlsx = await imported('a.xlsx', sheet);
  expect([xlsx.imported, xlsx.bad]).toEqual([1, 0]);
  expect(await titles()).toEqual(expect.arrayContaining(['来自JSON', '另一行', '来自表格']));
});

test('a CSV file as Excel writes it in China, in GB 18030, is read as well', async () => {
  // 名称,题 in GB 18030.
  const bytes = new Uint8Array([0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xb1, 0xa1, 0xc4, 0xa4, 0x0a]);
  expect((await imported('gb.csv', bytes)).imported).toBe(1);
  expect(await titles()).toContain('薄膜');
});

test('a row with an error imports nothing of itself, and each error names its cell', async () => {
  const csv = [
    head,
    line('B-1', '好的一行'),
    line('B-2', '').replace('自主研发', '天上掉的').replace(',7,7|', ',77,七级|'),
    line('B-3', '公式').replace('简介文字', '=1+1'),
  ].join('\n');
  const { id, imported: good, bad } = await imported('错误.csv', csv);
  expect([good, bad]).toEqual([1, 2]);
  expect(await problemsOf(id)).toEqual([
    '第 3 行 F 列“成果来源”：不在可选的内容之中；可填：国家计划项目、地方计划项目、委托研发（横向）、自主研发、国际合作、其他来源',
    '第 3 行 L 列“成熟度证据”：每行应为：等级|证据，如“7|中试运行记录”',
    '第 3 行 B 列“成果名称”：内容为空或过短',
    '第 3 行 K 列“成熟度”：应为 1 至 13',
    '第 4 行 D 列“成果简介”：单元格以 = 或 @ 开头，疑似公式',
  ]);
  expect(await titles()).not.toContain('公式');
});

test('columns that are called otherwise are matched by hand, and the preview says how they would be read', async () => {
  const { id } = await upload('别的表.csv', '我的名称,说明\n手工对应,文字\n,没有名称\n');
  const guessed = await preview(id);
  expect(guessed.columns.map(({ letters, name, column }) => [letters, name, column])).toEqual([
    ['A', '我的名称', null],
    ['B', '说明', null],
  ]);
  const unmatched = as(owner).startImport({ params: { id }, body: { mapping: [null, 'text'] } });
  expect(await refusalOf(unmatched)).toBe('columns_unmatched');
  const { tried, good, rows, problems } = await preview(id, ['title', 'text']);
  expect([tried, good, rows[0]?.cells, problems.map(({ row, column }) => [row, column])]).toEqual([
    2,
    1,
    ['手工对应', '文字'],
    [[3, 'A']],
  ]);
  await as(owner).startImport({ params: { id }, body: { mapping: ['title', 'text'] } });
  await world.settle();
  expect(await titles()).toContain('手工对应');
});

test('an import that is cut between batches goes on behind what is settled, and ends as one that was not', async () => {
  const rows = Array.from({ length: 2500 }, (_, n) => `C-${n},切断${n}`);
  const { id } = await upload('长.csv', `编号,名称\n${rows.join('\n')}\n`);
  await as(owner).startImport({ params: { id }, body: { mapping: ['id', 'title'] } });
  const stop = new AbortController();
  await runImport(world.platform, id, { stopping: stop.signal, progress: () => stop.abort() });
  const cut = await as(owner).readImport({ params: { id } });
  expect([cut.state, cut.imported, cut.done > 0 && cut.done <= cut.whole]).toEqual(['running', 1000, true]);
  await runImport(world.platform, id);
  const { state, imported: all, bad, done, whole } = await as(owner).readImport({ params: { id } });
  expect([state, all, bad, done]).toEqual(['done', 2500, 0, whole]);
  const { rows: made } = await world.platform.pool.query<{ n: number; facts: number }>(
    `select count(distinct import_row)::int as n,
      (select count(*)::int from platform.fact where subject = $1 and name = 'achievements_imported') as facts
      from achievements.achievement where import = $1`,
    [id],
  );
  // A fact for each batch, not for each row.
  expect(made).toEqual([{ n: 2500, facts: 3 }]);
});

test('an import that the operator begins while a server takes it up ends once, and whoever was slower sees its end', async () => {
  const rows = Array.from({ length: 6500 }, (_, n) => `O-${n},并行${n}`);
  const file = path.join(os.tmpdir(), `jiebang-${process.pid}-both.csv`);
  await writeFile(file, `编号,名称\n${rows.join('\n')}\n`);
  let server: Promise<unknown> | null = null;
  const given = { organisation, file, name: 'both.csv', source: 'both', publishes: false };
  const row = await importAchievementsNow(world.platform, given, ({ id }) => {
    server ??= runImport(world.platform, id).catch((error: unknown) => expect(error).toBeInstanceOf(TakenUp));
  });
  await rm(file);
  if (isRefusal(row)) throw new Error(row.refused);
  expect([row.state, row.imported, row.bad, row.settled]).toEqual(['done', 6500, 0, 6500]);
  await server;
  expect(server).not.toBe(null);
});

test('a file that is none is refused or fails with its cause, and is forgotten; a stranger knows nothing of any import', async () => {
  expect(await refusalOf(upload('a.doc', 'x'))).toBe('unsupported_media_type');
  const { id } = await upload('坏.xlsx', 'no workbook');
  expect((await preview(id)).failure).toBe('unreadable');
  expect(await refusalOf(as(stranger).readImport({ params: { id } }))).toBe('not_found');
  expect(await refusalOf(as(stranger).previewImport({ params: { id }, body: { mapping: null } }))).toBe('not_found');
  expect((await as(stranger).imports({ query: {} })).items).toEqual([]);
  await as(owner).cancelImport({ params: { id } });
  const { rows } = await world.platform.pool.query('select file from achievements.import where id = $1', [id]);
  expect(rows).toEqual([{ file: null }]);
});

test('a file whose columns nobody matches within a day is forgotten', async () => {
  const { id } = await upload('忘了.csv', '名称\n甲\n');
  await world.travel(new Date((await world.now()).getTime() + 25 * 3_600_000));
  expect((await as(owner).readImport({ params: { id } })).state).toBe('cancelled');
});

test('the template, filled in as its own example says, is imported whole, in both languages', async () => {
  for (const locale of ['zh', 'en'] as const) {
    const { stream } = await template(locale);
    const { readSheet } = await import('read-excel-file/node');
    const bytes = await buffer(stream);
    const [names = []] = await readSheet(bytes);
    const how = await readSheet(bytes, 2);
    const example = new Map(how.map((row) => [String(row[0]), String(row[3] ?? '')]));
    const values = names.map((name) => example.get(String(name).replace(' *', '')) ?? '');
    const cell = (value: unknown) => ({ value: String(value), type: String });
    const sheet = await writeXlsxFile([
      names.map(cell),
      values.map((v, n) => cell(n === 0 ? `T-${locale}` : v)),
    ]).toBuffer();
    const { imported: good, bad, id } = await imported(`${locale}.xlsx`, sheet);
    expect([locale, good, bad, await problemsOf(id)]).toEqual([locale, 1, 0, []]);
  }
});
