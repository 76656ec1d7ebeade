import { afterAll, beforeAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { runImport } from './actions/run-import.ts';
import { mostOwnUnfinished } from './config.ts';
import { merging } from './queries/merging.ts';

type Person = Awaited<ReturnType<typeof makePerson>>;
let world: World;
let track: string;
let company: string;
let rival: string;
let owner: Person;
let colleague: Person;
/** Who runs the edition, or works in it, or belongs to another company. */
let others: Person[];
let organiser: Person;

beforeAll(async () => {
  world = await openWorld();
  const contest = await makeContest(world.platform);
  track = await makeTrack(world.platform, contest);
  company = await makeOrganisation(world.platform, { name: '样本大企业' });
  rival = await makeOrganisation(world.platform, { name: '样本同业' });
  const member = (name: string, id: string) => makePerson(world.platform, { name, organisations: [{ id }] });
  [owner, colleague] = [await member('周需求', company), await member('吴同事', company)];
  const within = { scope: 'contest', scopeId: contest } as const;
  organiser = await makePerson(world.platform, { name: '王承办', grants: [{ role: 'organiser', ...within }] });
  others = [
    organiser,
    await makePerson(world.platform, { name: '总承办', grants: [{ role: 'organiser' }, { role: 'admin' }] }),
    await makePerson(world.platform, { name: '甲审核', grants: [{ role: 'reviewer', ...within }] }),
    await member('郑同业', rival),
  ];
});
afterAll(() => world.close());

type Row = readonly [owner: string, title: string, term?: string];
async function sheetOf(rows: readonly Row[]): Promise<Blob> {
  const cells = [
    ['需求单位 *', '需求名称 *', '期限（月）'],
    ...rows.map(([whose, title, term = '']) => [whose, title, term]),
  ];
  const data = cells.map((row) => row.map((value) => ({ value, type: String })));
  return new Blob([new Uint8Array(await writeXlsxFile(data).toBuffer())]);
}
const start = async (rows: readonly Row[], who = owner, organisation = company) =>
  world.as(who).needs.startImport({ query: { track, name: '本单位.xlsx', organisation }, body: await sheetOf(rows) });
const read = (id: string, who = owner) => world.as(who).needs.readImport({ params: { id } });
const drafts = async (words: string) =>
  (
    await world.platform.pool.query<{ organisation: string; title: string; state: string }>(
      'select organisation, title, state from needs.need where title like $1 order by title',
      [`${words}%`],
    )
  ).rows;

test('a company imports its own needs: every row is its own, whose names it or nobody; of anybody else a row imports nothing, here or not', async () => {
  const rows: Row[] = [
    ['', '自家一'],
    ['样本大企业', '自家二'],
    ['样本同业', '自家三'],
    ['从未注册的厂', '自家四'],
    ['', '自家五', '一年'],
  ];
  const { id } = await start(rows);
  await world.settle();
  expect(await read(id)).toMatchObject({
    state: 'done',
    owner: '样本大企业',
    by: '周需求',
    imported: 2,
    already: 0,
    bad: 3,
  });
  expect(await drafts('自家')).toEqual(
    ['自家一', '自家二'].map((title) => ({ organisation: company, title, state: 'draft' })),
  );
  const { items } = await world.as(colleague).needs.importProblems({ params: { id }, query: {} });
  expect(items.flatMap(({ problems }) => problems.map(({ row, code, value }) => [row, code, value]))).toEqual([
    [4, 'not_own', '样本同业'],
    [5, 'not_own', '从未注册的厂'],
    [6, 'bad_term', '一年'],
  ]);
  const again = await start(rows);
  await world.settle();
  expect(await read(again.id)).toMatchObject({ imported: 0, already: 2, bad: 3 });
  expect(await drafts('自家')).toHaveLength(2);
});

test('what a company imports is its own people’s alone: nobody else finds it, reads its cells, stops it or is told of it', async () => {
  const from = (await factsAfter(world.platform.db, 0, null, 100_000)).at(-1)?.position ?? 0;
  const { id } = await start([
    ['金丝雀甲', '金丝雀乙', '金丝雀丙'],
    ['', '金丝雀丁'],
  ]);
  for (const settled of [false, true]) {
    if (settled) await world.settle();
    for (const who of others) {
      const { needs } = world.as(who);
      for (const call of [
        () => needs.readImport({ params: { id } }),
        () => needs.importProblems({ params: { id }, query: {} }),
        () => needs.importProblemsSheet({ params: { id }, query: {} }),
        () => needs.cancelImport({ params: { id } }),
      ])
        expect(await refusalOf(call())).toBe('not_found');
      const replies = [
        ...(await Promise.all((['organiser', 'owner'] as const).map((of) => needs.imports({ query: { of } })))),
        ...(await Promise.all(
          (['owner', 'organiser', 'review'] as const).map((desk) => needs.list({ query: { desk } })),
        )),
        await needs.list({ query: { desk: 'organiser', q: '金丝雀' } }),
      ];
      expect(JSON.stringify(replies)).not.toMatch(/金丝雀|本单位\.xlsx/);
    }
  }
  expect((await world.as(colleague).needs.imports({ query: { of: 'owner', limit: 1 } })).items[0]?.id).toBe(id);
  const told = (await factsAfter(world.platform.db, from, null, 1000)).filter(({ name }) => name.startsWith('import'));
  expect(told.map(({ name }) => name)).toEqual(['import_started', 'import_began', 'import_finished']);
  const mine = [`organisation:${company}`, `person:${owner.person}`];
  for (const { audience } of told) expect(audience.filter((one) => !mine.includes(one))).toEqual([]);
  expect(await factsAfter(world.platform.db, from, ['needs_imported'], 10)).toEqual([]);
});

test('nobody imports for a company that is not theirs, nor for a natural person; a third at once waits, and holds no organiser up', async () => {
  for (const who of others) expect(await refusalOf(start([['', '不许']], who))).toBe('not_a_member');
  const alone = await makePerson(world.platform, { name: '孙技术', realName: true });
  const { id: holder } = await world.as(alone).identity.registerHolder({ body: { country: 'CN', region: '310115' } });
  expect(await refusalOf(start([['', '不许']], alone, holder))).toBe('person_posts_no_need');
  expect(await refusalOf(start([['', '不许']], owner, rival))).toBe('not_a_member');
  const query = { track, name: '需求.xlsx' };
  const body = await sheetOf([['样本同业', '代办']]);
  expect(await refusalOf(world.as(owner).needs.startImport({ query, body }))).toBe('invalid_input');
  const ids: string[] = [];
  for (let n = 0; n < mostOwnUnfinished; n += 1)
    ids.push((await start([['', `排队${n}`]], n === 0 ? owner : colleague)).id);
  expect(await refusalOf(start([['', '再来']], colleague))).toBe('too_many_imports');
  const many = await world.as(organiser).needs.startImport({ query, body });
  expect((await world.as(colleague).needs.cancelImport({ params: { id: ids[0] ?? '' } })).state).toBe('cancelled');
  await world.settle();
  expect([(await read(many.id, organiser)).state, await drafts('排队'), await drafts('不许')]).toMatchObject([
    'done',
    [{ title: '排队1' }],
    [],
  ]);
  expect(await refusalOf(read(many.id))).toBe('not_found');
});

test('what is cut between two batches goes on where it stood, and after a merger makes drafts of the organisation that stays', async () => {
  const rows = Array.from({ length: 450 }, (_, n): Row => ['', `续跑${String(n).padStart(3, '0')}`]);
  const { id } = await start(rows);
  const stop = new AbortController();
  await runImport(world.platform, id, { stopping: stop.signal, progress: () => stop.abort() });
  expect(await drafts('续跑')).toHaveLength(200);
  const into = await makeOrganisation(world.platform, { name: '样本集团' });
  await world.platform.transact(async (tx) => {
    await merging.handOver?.(tx, company, into);
    return null;
  });
  await world.settle();
  const made = await drafts('续跑');
  expect([made.length, new Set(made.map(({ organisation }) => organisation))]).toEqual([450, new Set([into])]);
  const boss = await makePerson(world.platform, { name: '集团', organisations: [{ id: into }] });
  expect(await read(id, boss)).toMatchObject({ state: 'done', owner: '样本集团', imported: 450, bad: 0 });
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
});
