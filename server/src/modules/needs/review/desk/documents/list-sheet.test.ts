import type { Sent } from '@jiebang/contract/http/route.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { sql } from 'kysely';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { wholeDraft } from '../../../factory.ts';
import { mostLines } from '../config.ts';

type Made = Awaited<ReturnType<typeof makePerson>>;
type Query = NonNullable<Sent<(typeof needRoutes)['listSheet']>['query']>;
let world: World;
let contest: string;
let owner: Made;
let organiser: Made;
const titles = ['=1+1 焊接', '耐高温涂层', '@焊接检测'];

beforeAll(async () => {
  world = await openWorld();
  contest = await makeContest(world.platform);
  const track = await makeTrack(world.platform, contest);
  const company = await makeOrganisation(world.platform, { name: '样本新材料有限公司' });
  owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: company }] });
  organiser = await staff('organiser', contest);
  for (const title of titles) {
    const body = { organisation: company, track, need: wholeDraft({ title, field: '70101' }) };
    const { id } = await world.as(owner).needs.create({ body });
    await world.as(owner).needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  }
});
afterAll(() => world.close());

const staff = (role: 'organiser' | 'reviewer', of: string) =>
  makePerson(world.platform, { name: '工作人员', grants: [{ role, scope: 'contest', scopeId: of }] });

/** The rows of a list's sheet, below its heads. */
async function rows(who: Made, query: Query): Promise<string[][]> {
  const file = (await world.as(who).needs.listSheet({ query })) as unknown as Blob;
  const [, ...lines] = await readSheet(Buffer.from(await file.arrayBuffer()));
  return lines.map((line) => line.map((cell) => (cell === null ? '' : String(cell))));
}

const exported = async () =>
  (await factsAfter(world.platform.db, 0, ['need_list_exported'])).map(({ person, subject, data }) => ({
    person,
    subject,
    data,
  }));

test('a desk’s sheet has what its list has, as it is narrowed and sorted, in the words of the reader', async () => {
  const { items } = await world.as(organiser).needs.list({ query: { desk: 'organiser', q: '焊接', sort: 'number' } });
  const lines = await rows(organiser, { desk: 'organiser', q: '焊接', sort: 'number' });
  expect(lines.map(([number, title]) => [number, title])).toEqual(items.map(({ number, title }) => [number, title]));
  expect(lines.map(([, title]) => title)).toEqual([titles[0], titles[2]]);
  const day = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/;
  expect(lines[0]).toEqual([
    ...[items[0]?.number, titles[0], '样本新材料有限公司', '特色行业'],
    ...[expect.any(String), '', '已提交', '', expect.stringMatching(day), expect.stringMatching(day), '', '', ''],
    expect.stringMatching(day),
  ]);
  const english = await rows(organiser, { desk: 'organiser', locale: 'en' });
  expect(english.map((line) => line[6])).toEqual(['Submitted', 'Submitted', 'Submitted']);
});

test('a sheet leaves with nobody who has not the list, and says of what is in quarantine no title', async () => {
  const stranger = await staff('organiser', await makeContest(world.platform, { name: '另一届' }));
  expect(await rows(stranger, { desk: 'organiser' })).toEqual([]);
  expect(await rows(owner, { desk: 'review' })).toEqual([]);
  expect(await rows(await staff('reviewer', contest), { desk: 'review' })).toHaveLength(3);
  await sql`update needs.need set quarantined = true where title = ${titles[1]}`.execute(world.platform.db);
  expect((await rows(organiser, { desk: 'organiser' })).map(([, title]) => title).toSorted()).toEqual(
    ['', titles[0], titles[2]].toSorted(),
  );
  await sql`update needs.need set quarantined = false`.execute(world.platform.db);
});

test('that titles of originals left is written with who took how many from where; of what is one’s own it is not', async () => {
  const before = await exported();
  await rows(organiser, { desk: 'organiser', contest });
  await rows(owner, { desk: 'owner' });
  const facts = (await exported()).slice(before.length);
  expect(facts).toEqual([{ person: organiser.person, subject: contest, data: { desk: 'organiser', count: 3 } }]);
  const admin = await makePerson(world.platform, { name: '平台管理', grants: [{ role: 'admin' }] });
  const { items } = await world.as(admin).desk.audit({ query: { area: 'need', limit: 1 } });
  expect(items.map(({ action, person }) => [action, person?.name])).toEqual([['need_list_exported', '工作人员']]);
});

test('a list longer than a sheet takes is refused, and nothing is written of it', async () => {
  await sql`insert into needs.need (id, state, created_at, moved_at, contest, track, track_kind, organisation, number, title)
    select gen_random_uuid(), 'submitted', created_at, moved_at, contest, track, track_kind, organisation, 'N' || n, title
    from needs.need cross join generate_series(1, ${mostLines}) as n where title = ${titles[1]}`.execute(
    world.platform.db,
  );
  const before = await exported();
  expect(await refusalOf(world.as(organiser).needs.listSheet({ query: { desk: 'organiser' } }))).toBe('list_too_long');
  expect(await exported()).toEqual(before);
  expect(await rows(organiser, { desk: 'organiser', q: 'N1', sort: 'number' })).toHaveLength(1111);
});
