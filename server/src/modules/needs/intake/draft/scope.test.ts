import { Problem } from '@jiebang/contract/http/client.ts';
import { outsideScope } from '@jiebang/contract/needs/desk/scope.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { makePublishedNeed, wholeDraft } from '../../factory.ts';

let world: World;
let organisation: string;
let contest: string;
type Made = Awaited<ReturnType<typeof makePerson>>;
let owner: Made;

beforeAll(async () => {
  world = await openWorld();
  contest = await makeContest(world.platform);
  organisation = await makeOrganisation(world.platform, { name: 'Muster Werkstoffe GmbH', country: 'DE' });
  owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: organisation }] });
});
afterAll(() => world.close());

const needs = () => world.as(owner).needs;
const create = (track: string, draft: Partial<NeedDraft>) =>
  needs().create({ body: { organisation, track, need: wholeDraft(draft) } });
const submit = (id: string) => needs().submit({ params: { id }, body: { declaration: '2026-1' } });
const told = async (call: Promise<unknown>) => {
  const problem = await call.catch((error: unknown) => error);
  if (!(problem instanceof Problem)) throw new Error('the call was expected to be refused');
  const { code, fields } = problem.document;
  return [code, ...(fields ?? []).map(({ path, code: why }) => `${path} ${why}`)];
};

test('a code that is in no list of the state is refused wherever a draft is written, and nothing is kept of it', async () => {
  const track = await makeTrack(world.platform, contest);
  const wrong = { field: '999', industry: 'C99', region: '319999' };
  const refused = ['code_unknown', 'field unknown_code', 'industry unknown_code', 'region unknown_region'];
  expect(await told(create(track, wrong))).toEqual(refused);
  expect((await needs().list({ query: {} })).items).toEqual([]);
  const { id, version } = await create(track, {});
  expect(await told(needs().edit({ params: { id }, version, body: wholeDraft(wrong) }))).toEqual(refused);
  expect((await needs().work({ params: { id } })).original).toEqual(wholeDraft());
});

test('what was kept before the lists were asked is found at the submission', async () => {
  const track = await makeTrack(world.platform, contest);
  const { id } = await create(track, {});
  await sql`update needs.need set region = '999999' where id = ${id}`.execute(world.platform.db);
  expect(await told(submit(id))).toEqual(['code_unknown', 'region unknown_region']);
});

test('an owner abroad says its country; the board shows it and finds it by it', async () => {
  const track = await makeTrack(world.platform, contest, { kind: 'overseas' });
  const staff = await makePerson(world.platform, {
    name: '工作人员',
    grants: [{ role: 'reviewer' }, { role: 'clearance_officer' }, { role: 'organiser' }],
  });
  const { viewer } = staff;
  const { number } = await makePublishedNeed(
    world.platform,
    { owner: owner.viewer, reviewer: viewer, officer: viewer, organiser: viewer },
    { organisation, track, draft: { region: 'DE' } },
  );
  const found = async (region: string) =>
    (await world.as().needs.board({ query: { region } })).items.map((one) => one.number);
  expect([await found('DE'), await found('FR'), await found('310000')]).toEqual([[number], [], []]);
  const { body } = await world.server.inject({ url: `/needs/${number}` });
  expect(body).toContain('德国');
});

test('a need outside of what its track is open to is not handed in, and says in what; inside it is', async () => {
  const track = await makeTrack(world.platform, contest, { countries: ['DE'], fields: ['40', '101'] });
  const { id, version } = await create(track, { field: '60', region: '440000' });
  expect((await needs().work({ params: { id } })).place.scope).toEqual({
    fields: ['40', '101'],
    industries: [],
    regions: [],
    countries: ['DE'],
  });
  expect(await told(submit(id))).toEqual(['outside_track', 'field outside_track', 'region outside_track']);
  const body = wholeDraft({ field: '401', region: 'DE' });
  await needs().edit({ params: { id }, version, body });
  expect((await submit(id)).state).toBe('submitted');
});

test.each([
  ['no limit', {}, []],
  ['a field above', { fields: ['40'] }, []],
  ['a field beside', { fields: ['402'] }, ['field']],
  ['an industry above', { industries: ['C'] }, []],
  ['another industry', { industries: ['D'] }, ['industry']],
  ['the province', { regions: ['310000'] }, []],
  ['the district', { regions: ['310115'] }, []],
  ['a district beside', { regions: ['310104'] }, ['region']],
  ['another province, or its country', { regions: ['320000'], countries: ['CN'] }, []],
  ['another province, and countries abroad', { regions: ['320000'], countries: ['DE'] }, ['region']],
])('of a scope with %s', (_, scope, outside) => {
  const all = { fields: [], industries: [], regions: [], countries: [], ...scope };
  expect(outsideScope(wholeDraft(), all)).toEqual(outside);
});
