import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePublishedNeed } from '../factory.ts';

let world: World;
const numbers = new Map<string, string>();
const nameOf = new Map<string, string>();

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const contest = await makeContest(platform);
  const track = await makeTrack(platform, contest);
  const organisation = await makeOrganisation(platform);
  const within = { scope: 'contest', scopeId: contest } as const;
  const person = async (role: 'reviewer' | 'clearance_officer' | 'organiser') =>
    (await makePerson(platform, { name: role, grants: [{ role, ...within }] })).viewer;
  const staff = {
    owner: (await makePerson(platform, { name: '周需求', organisations: [{ id: organisation }] })).viewer,
    reviewer: await person('reviewer'),
    officer: await person('clearance_officer'),
    organiser: await person('organiser'),
  };
  const made = [
    ['a', { field: '40101', industry: 'C3973', region: '310115' }, 5],
    ['b', { field: '402', industry: 'C40', region: '320500' }, 20],
    ['c', { field: '10', industry: 'A01', region: '320505' }, 25],
    ['d', { field: '40', industry: null, region: '330100', budget: { min: 300_000_000, max: 500_000_000 } }, 29],
    ['e', { field: '10', industry: null, region: 'DE', budget: null }, 29],
    ['f', { field: '10', industry: null, region: '440000', budget: null }, 29],
  ] as const;
  for (const [name, draft, days] of made) {
    const { number } = await makePublishedNeed(platform, staff, { organisation, track, draft, days });
    numbers.set(name, number);
    nameOf.set(number, name);
  }
}, 60_000);
afterAll(() => world.close());

type Query = NonNullable<Parameters<ReturnType<World['as']>['needs']['board']>[0]>['query'];
const found = async (query: Query) => {
  const { items, total } = await world.as().needs.board({ query: { ...query, limit: 100 } });
  expect(total).toEqual({ count: items.length, exact: true });
  return items
    .map(({ number }) => nameOf.get(number))
    .sort()
    .join('');
};

test('fields, regions and industries narrow at every level, alone and together', async () => {
  const cases: [Query, string][] = [
    [{ field: '40' }, 'abd'],
    [{ field: '401' }, 'a'],
    [{ field: '40101' }, 'a'],
    [{ field: '40102' }, ''],
    [{ region: '320000' }, 'bc'],
    [{ region: '320500' }, 'bc'],
    [{ region: '320505' }, 'c'],
    [{ region: '310115' }, 'a'],
    [{ industry: 'C' }, 'ab'],
    [{ industry: 'C3' }, 'a'],
    [{ industry: 'C39' }, 'a'],
    [{ industry: 'C3973' }, 'a'],
    [{ industry: 'C3974' }, ''],
    [{ industry: 'C40' }, 'b'],
    [{ industry: 'A' }, 'c'],
    [{ field: '40', industry: 'C', region: '320500' }, 'b'],
    [{ region: 'DE' }, 'e'],
    [{ region: '440000' }, 'f'],
  ];
  for (const [query, expected] of cases) expect([query, await found(query)]).toEqual([query, expected]);
});

test('a budget is asked for from below and from above; what is to be negotiated has none', async () => {
  const cases: [Query, string][] = [
    [{ budgetFrom: 100_000_000 }, 'abcd'],
    [{ budgetFrom: 100_000_001 }, 'd'],
    [{ budgetTo: 300_000_000 }, 'abcd'],
    [{ budgetTo: 299_999_999 }, 'abc'],
    [{ budgetTo: 49_999_999 }, ''],
    [{ budgetFrom: 200_000_000, budgetTo: 299_999_999 }, ''],
  ];
  for (const [query, expected] of cases) expect([query, await found(query)]).toEqual([query, expected]);
});

test('what closes within some days is open and has its deadline ahead, to the day', async () => {
  expect([
    await found({ closesWithin: 7 }),
    await found({ closesWithin: 22 }),
    await found({ closesWithin: 365 }),
  ]).toEqual(['a', 'ab', 'abcdef']);
  await world.travel(new Date((await world.now()).getTime() + 6 * 86_400_000));
  expect([await found({ closesWithin: 7 }), await found({ closesWithin: 16 })]).toEqual(['', 'b']);
  expect(await refusalOf(world.as().needs.board({ query: { closesWithin: 0 } }))).toBe('invalid_input');
});
