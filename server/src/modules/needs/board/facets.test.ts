import type { Facets } from '@jiebang/contract/needs/board-routes.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { makePublishedNeed } from '../factory.ts';

let world: World;
let contest: string;
let publish: (draft: object, days?: number) => Promise<{ id: string; number: string }>;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  contest = await makeContest(platform);
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
  publish = (draft, days = 29) => makePublishedNeed(platform, staff, { organisation, track, draft, days });
  const large = { min: 300_000_000, max: 500_000_000 };
  await publish({ field: '40101', otherFields: ['40201', '101'], industry: 'C3973', region: '310115' }, 5);
  await publish({ field: '402', industry: 'C40', region: '320500', cooperation: ['long_term'], budget: large }, 20);
  await publish({ field: '10', industry: null, region: '320505', budget: null });
  await publish({ field: '40', industry: 'A01', region: 'DE', budget: null });
}, 60_000);
afterAll(() => world.close());

type Search = NonNullable<NonNullable<Parameters<ReturnType<World['as']>['needs']['facets']>[0]>['query']>;
const facets = (query: Search = {}) => world.as().needs.facets({ query });
const levels = async (of: 'field' | 'industry' | 'region', query: Search = {}) =>
  (await world.as().needs.levels({ params: { of }, query })).counts;

test('every choice says what the board then shows, whatever else is chosen', async () => {
  const searches: Search[] = [
    {},
    { field: '40' },
    { field: '401', region: '320000' },
    { region: '310115', cooperation: 'short_term' },
    { region: 'DE', industry: 'C' },
    { q: '薄膜', closesWithin: 7 },
    { budgetFrom: 100_000_000, budgetTo: 500_000_000, state: 'published' },
    { contest, trackKind: 'industry' },
  ];
  let compared = 0;
  for (const search of searches) {
    const counted = await facets(search);
    for (const [facet, choices] of Object.entries(counted) as [keyof Facets, Record<string, number>][])
      for (const [value, n] of Object.entries(choices)) {
        const { total } = await world.as().needs.board({ query: { ...search, [facet]: value } });
        expect([search, facet, value, n]).toEqual([search, facet, value, total.count]);
        compared += 1;
      }
  }
  expect(compared).toBeGreaterThan(100);
});

test('a choice that would show nothing is not counted, and one of several fields counts in each', async () => {
  expect(await facets()).toMatchObject({
    state: { published: 4 },
    field: { 10: 2, 40: 3 },
    industry: { A: 1, C: 2 },
    region: { 310000: 1, 320000: 2, DE: 1 },
    budgetTo: { 50000000: 1, 100000000: 1 },
    closesWithin: { 7: 1, 30: 4 },
  });
  // Under another field, and of a place as if no other were chosen.
  const { field, region, industry } = await facets({ field: '10', region: 'DE' });
  expect([field, region, industry]).toEqual([{ 40: 1 }, { 310000: 1, 320000: 1 }, {}]);
});

test('the levels of a field, an industry and a place say what the board then shows', async () => {
  expect(await levels('industry')).toEqual({ A: 1, A01: 1, C: 2, C39: 1, C40: 1 });
  for (const level of ['field', 'region', 'industry'] as const)
    for (const search of [{}, { field: '40' }, { region: '320000' }])
      for (const [value, n] of Object.entries(await levels(level, search))) {
        const { total } = await world.as().needs.board({ query: { ...search, [level]: value } });
        expect([level, search, value, n]).toEqual([level, search, value, total.count]);
      }
});

test('counts follow the board: a need that is published is counted within a second or so, and one whose day passed no more', async () => {
  const before = await facets();
  expect(before.region['440000']).toBe(undefined);
  await publish({ field: '10', industry: null, region: '440000' });
  await vi.waitFor(async () => expect((await facets()).region['440000']).toBe(1), { timeout: 5000, interval: 100 });
  await world.travel(new Date((await world.now()).getTime() + 6 * 86_400_000));
  await vi.waitFor(async () => expect((await facets()).closesWithin['7']).toBe(undefined), {
    timeout: 5000,
    interval: 100,
  });
});
