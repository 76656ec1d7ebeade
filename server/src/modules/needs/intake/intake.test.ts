import { importSizeLimit } from '@jiebang/contract/needs/imports/import.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { isRefusal } from '#kernel/refusal.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { importNow } from './actions/import-now.ts';
import { runImport } from './actions/run-import.ts';
import { mostUnfinished } from './config.ts';
import { templateColumns } from './documents/columns.ts';
import { columnOf } from './imports/columns.ts';
import { readNeedsFile } from './imports/read-file.ts';
import { importOutlook } from './queries/outlook.ts';

let world: World;
let contest: string;
let place: { organisation: string; track: string };
type Person = Awaited<ReturnType<typeof makePerson>>;
let organiser: Person;
let stranger: Person;
beforeAll(async () => {
  world = await openWorld();
  contest = await makeContest(world.platform);
  const track = await makeTrack(world.platform, contest);
  place = { organisation: await makeOrganisation(world.platform, { name: '样本一厂', region: '330106' }), track };
  organiser = await makePerson(world.platform, {
    name: '样本承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: contest }],
  });
  const other = await makeContest(world.platform);
  stranger = await makePerson(world.platform, {
    name: '样本旁人',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: other }],
  });
});
afterAll(() => world.close());

const jsonl = (...rows: unknown[]) => Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
const count = async (table: 'needs.need' | 'platform.file' | 'platform.fact', where = 'true') =>
  (await world.platform.pool.query<{ n: number }>(`select count(*) as n from ${table} where ${where}`)).rows[0]?.n ?? 0;
const bring = async (bytes: Buffer, name = 'a.jsonl') => {
  const report = await importNow(world.platform, { ...place, name }, bytes);
  if (isRefusal(report)) throw new Error(report.refused);
  return [report.imported, report.already, report.problems.length];
};
const told = "name = 'needs_imported'";

describe('by the operator', () => {
  test('drafts come once, with one fact, the owner’s region and the full text of what was cut', async () => {
    const long = '这一段很长，要作为附件保留。'.split('').join('长');
    const bytes = jsonl(
      { id: '1', title: '一', content: Array.from({ length: 90 }, (_, n) => `${long}${n}。`).join('') },
      { id: '2', title: '二', content: '短' },
      { id: '2', title: '二又来', content: '短' },
      { id: 3, title: '三', content: '' },
    );
    const { rows } = await readNeedsFile('a.jsonl', bytes);
    const outlook = await importOutlook(world.platform.db, { ...place, contest, source: 'a.jsonl' }, rows);
    expect([outlook.imported, outlook.already, outlook.problems.length]).toEqual([2, 1, 1]);
    expect([await count('needs.need'), await count('platform.file'), await count('platform.fact', told)]).toEqual([
      0, 0, 0,
    ]);
    expect(await bring(bytes)).toEqual([2, 1, 1]);
    expect(await bring(bytes)).toEqual([0, 3, 1]);
    expect([await count('needs.need'), await count('platform.file'), await count('platform.fact', told)]).toEqual([
      2, 1, 1,
    ]);
    const { rows: needs } = await world.platform.pool.query(
      'select title, state, region from needs.need order by title',
    );
    expect(needs).toEqual([
      { title: '一', state: 'draft', region: '330106' },
      { title: '二', state: 'draft', region: '330106' },
    ]);
  });

  test('five imports of one file at once bring it once, whichever takes which batch', async () => {
    const rows = jsonl(...Array.from({ length: 450 }, (_, n) => ({ id: `${n}`, title: `并发${n}`, content: '' })));
    const before = await count('needs.need');
    const reports = await Promise.all(Array.from({ length: mostUnfinished }, () => bring(rows, 'b.jsonl')));
    expect(reports.map(([imported = 0, already = 0]) => imported + already)).toEqual(Array(mostUnfinished).fill(450));
    expect(reports.reduce((sum, [imported = 0]) => sum + imported, 0)).toBe(450);
    expect(await count('needs.need')).toBe(before + 450);
  });

  test('a thousand and one rows are one fact for their owner', async () => {
    const facts = await count('platform.fact', told);
    const rows = Array.from({ length: 1001 }, (_, n) => ({ id: `${n}`, title: `批量${n}`, content: '' }));
    expect(await bring(jsonl(...rows), 'c.jsonl')).toEqual([1001, 0, 0]);
    expect(await count('platform.fact', told)).toBe(facts + 1);
  });

  test('an organisation that does not exist takes nothing, and its file is not kept', async () => {
    const files = await count('platform.file');
    const nobody = { ...place, organisation: place.track, name: 'a.jsonl' };
    expect(await importNow(world.platform, nobody, jsonl())).toEqual({ refused: 'not_found' });
    expect(await count('platform.file')).toBe(files);
  });
});

type SheetRow = Partial<Record<keyof NeedDraft | 'owner', string>>;
/** A sheet as the template is filled in, in Chinese. */
async function sheetOf(rows: readonly SheetRow[]): Promise<Blob> {
  const text = (value: string) => ({ value, type: String });
  const data = [
    templateColumns.map(({ zh, required }) => text(`${zh.name}${required ? ' *' : ''}`)),
    ...rows.map((row) => templateColumns.map(({ column }) => text(row[column] ?? ''))),
  ];
  return new Blob([new Uint8Array(await writeXlsxFile(data).toBuffer())]);
}
const start = async (body: Blob, name = '需求.xlsx', who = organiser) =>
  world.as(who).needs.startImport({ query: { track: place.track, name }, body });
const read = (id: string, who = organiser) => world.as(who).needs.readImport({ params: { id } });

describe('by an organiser', () => {
  test('the template has every column, and what it offers to choose is what the import takes', async () => {
    for (const locale of ['zh', 'en'] as const) {
      const file = (await world.as(organiser).needs.importTemplate({ query: { locale } })) as unknown as Blob;
      const bytes = Buffer.from(await file.arrayBuffer());
      const [heads = []] = await readSheet(bytes);
      expect(heads.map((head) => columnOf(String(head)))).toEqual(templateColumns.map(({ column }) => column));
      const options = (await readSheet(bytes, 3)).slice(1);
      for (const at of [0, 1, 2]) {
        const [field, industry, region] = (options[at * 20] ?? []).map(String);
        const csv = `title,field,industry,region\n一,"${field}","${industry}","${region}"`;
        const { rows } = await readNeedsFile('a.csv', Buffer.from(csv));
        expect(rows.map((row) => 'draft' in row)).toEqual([true]);
      }
    }
  });

  test('each row becomes a draft of the company that it names; a bad one imports nothing and is told by its cell', async () => {
    const other = await makeOrganisation(world.platform, { name: '样本二厂' });
    await makeOrganisation(world.platform, { name: '同名厂' });
    await makeOrganisation(world.platform, { name: '同名厂' });
    const sheet = await sheetOf([
      {
        owner: '样本一厂',
        title: '甲需求',
        field: '401 材料',
        termMonths: '12',
        showCompany: '否',
        recommender: '样本区科委',
      },
      { owner: '样本二厂', title: '乙需求' },
      { owner: '无此厂', title: '丙需求' },
      { owner: '同名厂', title: '丁需求' },
      { title: '戊需求' },
      { owner: '样本一厂', title: '己需求', field: '碳纤', showCompany: '也许', region: '鼓楼区' },
      { owner: '样本二厂', title: '乙需求' },
    ]);
    const { id } = await start(sheet);
    expect(await read(id)).toMatchObject({ state: 'waiting', total: null, can: { cancel: true } });
    await world.settle();
    const counts = { total: 7, imported: 2, already: 1, bad: 4 };
    expect(await read(id)).toMatchObject({
      state: 'done',
      failure: null,
      ...counts,
      can: { cancel: { code: 'not_in_this_state' } },
    });
    const { items } = await world.as(organiser).needs.importProblems({ params: { id }, query: {} });
    expect(
      items.flatMap(({ problems }) => problems.map((one) => [one.row, one.column, one.header, one.code, one.value])),
    ).toEqual([
      [4, 'A', '需求单位', 'owner_unknown', '无此厂'],
      [5, 'A', '需求单位', 'owner_ambiguous', '同名厂'],
      [6, 'A', '需求单位', 'owner_missing', null],
      [7, 'H', '技术领域', 'unknown_field', '碳纤'],
      [7, 'K', '地区', 'ambiguous_region', '鼓楼区'],
      [7, 'V', '公开企业名称', 'bad_yes_no', '也许'],
    ]);
    const first = await world.as(organiser).needs.importProblems({ params: { id }, query: { limit: 3 } });
    const second = await world
      .as(organiser)
      .needs.importProblems({ params: { id }, query: { after: first.next ?? '' } });
    expect([...first.items, ...second.items]).toEqual(items);
    const { rows } = await world.platform.pool.query(
      `select n.title, n.organisation, m.person, m.role, m.reason from needs.need n
       join needs.need_move m on m.item = n.id where n.title like '_需求' order by n.created_at, n.title desc`,
    );
    const by = { person: organiser.person, role: 'organiser', reason: '需求.xlsx' };
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({ title: '甲需求', organisation: place.organisation, ...by });
    expect(rows).toContainEqual({ title: '乙需求', organisation: other, ...by });
    const { rows: named } = await world.platform.pool.query('select title from needs.need where recommender = $1', [
      '样本区科委',
    ]);
    expect(named).toEqual([{ title: '甲需求' }]);
    const facts = await world.platform.pool.query(
      `select subject, data->'count' as n from platform.fact where ${told} and person = $1`,
      [organiser.person],
    );
    expect(facts.rows.map(({ subject, n }) => [subject, n]).sort()).toEqual(
      [
        [place.organisation, 1],
        [other, 1],
      ].sort(),
    );
  });

  test('the mended sheet, under another name, brings only what was bad; the file itself is not kept', async () => {
    const files = await count('platform.file');
    const rows: SheetRow[] = [
      { owner: '样本一厂', title: '庚', termMonths: '一年' },
      { owner: '样本一厂', title: '辛', budget: '50-100' },
    ];
    const { id } = await start(await sheetOf(rows));
    await world.settle();
    expect(await read(id)).toMatchObject({ imported: 1, already: 0, bad: 1 });
    const mended = await start(await sheetOf([{ ...rows[0], termMonths: '12' }, ...rows.slice(1)]), '改正后.xlsx');
    await world.settle();
    expect(await read(mended.id)).toMatchObject({ imported: 1, already: 1, bad: 0 });
    expect(await count('platform.file')).toBe(files);
  });

  test('problems can be downloaded as a sheet, in both languages, and no cell of it is a formula', async () => {
    const { id } = await start(await sheetOf([{ owner: '样本一厂', title: '=HYPERLINK("http://example.org")' }]));
    await world.settle();
    const sheet = async (locale: 'zh' | 'en') => {
      const file = await world.as(organiser).needs.importProblemsSheet({ params: { id }, query: { locale } });
      return readSheet(Buffer.from(await (file as unknown as Blob).arrayBuffer()));
    };
    expect(await sheet('zh')).toEqual([
      ['行', '列', '列名', '错误', '单元格内容'],
      [2, 'B', '需求名称', '单元格以 = 或 @ 开头，疑似公式', '=HYPERLINK("http://example.org")'],
    ]);
    expect((await sheet('en'))[1]?.[3]).toBe('begins with = or @, like a formula');
  });

  const rowsOf = (words: string) =>
    Array.from({ length: 450 }, (_, n) => ({ owner: '样本一厂', title: `${words}${n}` }));
  /** Runs an import until its first batch is settled, as a server does that is told to stop. */
  const runOneBatch = async (id: string) => {
    const stop = new AbortController();
    await runImport(world.platform, id, { stopping: stop.signal, progress: () => stop.abort() });
  };
  const made = (words: string) => count('needs.need', `title like '${words}%'`);

  test('what is stopped between two batches, or breaks within one, goes on where it stood', async () => {
    const { id } = await start(await sheetOf(rowsOf('续跑')));
    await runOneBatch(id);
    expect([await read(id), await made('续跑')]).toMatchObject([{ state: 'running', total: 450, imported: 200 }, 200]);
    let calls = 0;
    const { transact } = world.platform;
    const breaking = {
      ...world.platform,
      transact: (async (work) => {
        calls += 1;
        if (calls === 1) return transact(work);
        return transact(async (tx) => {
          await work(tx);
          throw new Error('cut before the commit');
        });
      }) satisfies typeof transact,
    };
    await expect(runImport(breaking, id)).rejects.toThrow('cut before the commit');
    expect([await read(id), await made('续跑')]).toMatchObject([{ state: 'running', imported: 200 }, 200]);
    await world.settle();
    expect([await read(id), await made('续跑')]).toMatchObject([{ state: 'done', imported: 450 }, 450]);
  });

  test('what is cancelled before it starts imports nothing, between two batches no more than it had', async () => {
    const { id } = await start(await sheetOf(rowsOf('不要')));
    expect(await world.as(organiser).needs.cancelImport({ params: { id } })).toMatchObject({ state: 'cancelled' });
    const half = await start(await sheetOf(rowsOf('一半')));
    await runOneBatch(half.id);
    expect(await world.as(organiser).needs.cancelImport({ params: { id: half.id } })).toMatchObject({
      state: 'cancelled',
    });
    expect(await refusalOf(world.as(organiser).needs.cancelImport({ params: { id } }))).toBe('not_in_this_state');
    await world.settle();
    expect([(await read(id)).state, (await read(half.id)).state]).toEqual(['cancelled', 'cancelled']);
    expect([await made('不要'), await made('一半')]).toEqual([0, 200]);
  });

  test('who organises another contest sees nothing of it and imports nothing into it, no more than a company’s person does', async () => {
    const { id } = await start(await sheetOf([{ owner: '样本一厂', title: '壬' }]));
    const calls = world.as(stranger).needs;
    expect(await refusalOf(calls.readImport({ params: { id } }))).toBe('not_found');
    expect(await refusalOf(calls.importProblems({ params: { id }, query: {} }))).toBe('not_found');
    expect(await refusalOf(calls.importProblemsSheet({ params: { id }, query: {} }))).toBe('not_found');
    expect(await refusalOf(calls.cancelImport({ params: { id } }))).toBe('not_found');
    expect((await calls.imports({ query: {} })).items).toEqual([]);
    expect(await refusalOf(start(await sheetOf([]), 'a.xlsx', stranger))).toBe('invalid_input');
    const member = await makePerson(world.platform, { name: '样本职员', organisations: [{ id: place.organisation }] });
    expect(await refusalOf(start(await sheetOf([]), 'a.xlsx', member))).toBe('invalid_input');
    const mine = await world.as(organiser).needs.imports({ query: { limit: 2 } });
    expect([mine.items[0]?.id, mine.items.length, mine.next === null]).toEqual([id, 2, false]);
  });

  test('another kind of file is refused, a sixth that waits too; what is no sheet fails and says why', async () => {
    expect(await refusalOf(start(new Blob(['x']), 'a.pdf'))).toBe('unsupported_media_type');
    const large = new Blob([new Uint8Array(importSizeLimit + 1)]);
    expect(await refusalOf(start(large))).toBe('too_large');
    await world.settle();
    const ids: string[] = [];
    for (const body of ['PK', '\u00d0\u00cf\u0011\u00e0', '', 'x', 'PK\u0003\u0004']) {
      const bytes = Buffer.from(body, 'latin1');
      ids.push((await start(new Blob([new Uint8Array(bytes)]))).id);
    }
    expect(await refusalOf(start(new Blob(['x'])))).toBe('too_many_imports');
    await world.settle();
    const ended = await Promise.all(ids.map((id) => read(id)));
    expect(ended.map(({ state, failure }) => `${state} ${failure}`)).toEqual([
      'failed unreadable',
      'failed old_excel',
      'failed unreadable',
      'failed unreadable',
      'failed unreadable',
    ]);
  });

  test('the books are in order after all this', async () => {
    expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
  });
});
