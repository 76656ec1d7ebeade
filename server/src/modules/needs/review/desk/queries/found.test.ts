import type { Sent } from '@jiebang/contract/http/route.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { wholeDraft } from '../../../factory.ts';

type Made = Awaited<ReturnType<typeof makePerson>>;
type Query = NonNullable<Sent<(typeof needRoutes)['list']>['query']>;
let world: World;
let contest: string;
let track: string;
let company: string;
let other: string;
let owner: Made;
let organiser: Made;
const numbers: string[] = [];
const made = new Map<string, string>();

beforeAll(async () => {
  world = await openWorld();
  contest = await makeContest(world.platform);
  track = await makeTrack(world.platform, contest);
  company = await makeOrganisation(world.platform, { name: '样本新材料有限公司' });
  other = await makeOrganisation(world.platform, { name: '另一家焊接设备公司' });
  owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: company }, { id: other }] });
  organiser = await makePerson(world.platform, {
    name: '承办人',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: contest }],
  });
  for (const [organisation, title, field] of [
    [company, '铝塑膜低温焊接 A_1% 裂纹控制', '70101'],
    [company, '耐高温涂层', '70301'],
    [other, '在线检测仪 Mark II', '70102'],
  ] as const)
    await submitted(organisation, title, field);
});
afterAll(() => world.close());

async function submitted(organisation: string, title: string, field: string): Promise<string> {
  const { id } = await world
    .as(owner)
    .needs.create({ body: { organisation, track, need: wholeDraft({ title, field }) } });
  await world.as(owner).needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  numbers.push((await world.as(owner).needs.work({ params: { id } })).number ?? '');
  made.set(title, id);
  return id;
}

/** The titles of a whole list, read a page of so many at a time. */
async function titles(who: Made, query: Query, limit = 100): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await world
      .as(who)
      .needs.list({ query: { desk: 'organiser', ...query, limit, ...(after ? { after } : {}) } });
    found.push(...page.items.map(({ title }) => title));
    if (page.next === null) return found;
    after = page.next;
  }
}

test('a desk finds a need by a part of its number, of its title in either case, and of its organisation’s name, as it is written', async () => {
  const [first = '', second = '', third = ''] = numbers;
  const all = ['铝塑膜低温焊接 A_1% 裂纹控制', '耐高温涂层', '在线检测仪 Mark II'];
  for (const [q, hits] of [
    [second, [all[1]]],
    [first.slice(-4), [all[0]]],
    [third.slice(0, 5), all],
    ['焊接', [all[0], all[2]]],
    ['mark ii', [all[2]]],
    ['新材料', [all[0], all[1]]],
    ['_1%', [all[0]]],
    ['%', undefined],
    ['焊_', []],
    ["'; drop", []],
    ['没有这样的', []],
  ] as const) {
    const query = { q };
    if (hits === undefined) await expect(titles(organiser, query)).rejects.toThrow('invalid_input');
    else for (const limit of [1, 100]) expect([q, await titles(organiser, query, limit)]).toEqual([q, hits]);
  }
  expect(await titles(organiser, { q: '焊接', sort: 'number' }, 1)).toEqual([all[0], all[2]]);
  expect(await titles(owner, { desk: 'owner', q: '焊接' })).toEqual([all[2], all[0]]);
});

test('a search reaches no further than the desk: no draft, no other edition, no title of what is in quarantine', async () => {
  const elsewhere = await makeContest(world.platform, { name: '另一届' });
  const stranger = await makePerson(world.platform, {
    name: '承办人',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: elsewhere }],
  });
  await world
    .as(owner)
    .needs.create({ body: { organisation: company, track, need: wholeDraft({ title: '焊接草稿' }) } });
  expect(await titles(stranger, { q: '焊接' })).toEqual([]);
  expect(await titles(organiser, { q: '焊接草稿' })).toEqual([]);
  expect(await titles(owner, { desk: 'owner', q: '焊接草稿' })).toEqual(['焊接草稿']);
  const secret = await submitted(company, '金丝雀机密标题', '70101');
  expect(await titles(organiser, { q: '金丝雀' })).toEqual(['金丝雀机密标题']);
  await sql`update needs.need set quarantined = true where id = ${secret}`.execute(world.platform.db);
  expect(await titles(organiser, { q: '金丝雀' })).toEqual([]);
  expect(await titles(organiser, { q: numbers.at(-1) ?? '' })).toEqual(['']);
  expect(await titles(owner, { desk: 'owner', q: '金丝雀' })).toEqual([]);
  await sql`update needs.need set quarantined = false, state = 'withdrawn' where id = ${secret}`.execute(
    world.platform.db,
  );
});

test('a list comes by number, by the day its step is due with what has none last, or what moved last first, whole however it is paged', async () => {
  const ids = [...made.values()];
  const [first = '', second = '', third = '', done = ''] = ids;
  await sql`update needs.need set number = '2026-10000' where id = ${first}`.execute(world.platform.db);
  await sql`update needs.need set number = '2026-9999' where id = ${second}`.execute(world.platform.db);
  await sql`update needs.need set step_due = '2099-01-02' where id = ${second}`.execute(world.platform.db);
  await sql`update needs.need set step_due = '2099-01-01' where id = ${third}`.execute(world.platform.db);
  // Long over, and of no step any more.
  await sql`update needs.need set step_due = '2001-01-01' where id = ${done}`.execute(world.platform.db);
  const inOrder = async (sort: 'due' | 'number' | 'latest', limit: number) => {
    const found = await titles(organiser, { sort }, limit);
    return found.map((title) => ids.indexOf(made.get(title) ?? ''));
  };
  for (const limit of [1, 3, 100]) {
    expect(await inOrder('number', limit)).toEqual([2, 3, 1, 0]);
    const due = await inOrder('due', limit);
    expect([due.slice(0, 2), due.slice(2).toSorted()]).toEqual([
      [2, 1],
      [0, 3],
    ]);
    expect((await inOrder('latest', limit)).toSorted()).toEqual([0, 1, 2, 3]);
  }
  const { moved } = (
    await sql<{
      moved: string[];
    }>`select array_agg(title order by moved_at desc, id desc) as moved from needs.need where number is not null`.execute(
      world.platform.db,
    )
  ).rows[0] ?? { moved: [] };
  expect(await titles(organiser, { sort: 'latest' }, 1)).toEqual(moved);
  // A cursor of another order begins anew.
  const { next } = await world.as(organiser).needs.list({ query: { desk: 'organiser', sort: 'number', limit: 2 } });
  for (const sort of ['due', 'latest'] as const) {
    const { items } = await world
      .as(organiser)
      .needs.list({ query: { desk: 'organiser', sort, limit: 1, after: next ?? '' } });
    expect(items.map(({ title }) => title)).toEqual((await titles(organiser, { sort })).slice(0, 1));
  }
});

test('a desk is narrowed to a field, to what lies in it, and to what touches it', async () => {
  expect((await titles(organiser, { field: '701' })).toSorted()).toEqual(
    ['铝塑膜低温焊接 A_1% 裂纹控制', '在线检测仪 Mark II', '金丝雀机密标题'].toSorted(),
  );
  expect(await titles(organiser, { field: '70301' })).toEqual(['耐高温涂层']);
  expect(await titles(organiser, { field: '702' })).toEqual([]);
  await sql`update needs.need set other_fields = '{70201}' where id = ${made.get('耐高温涂层') ?? ''}`.execute(
    world.platform.db,
  );
  expect(await titles(organiser, { field: '702' })).toEqual(['耐高温涂层']);
});
