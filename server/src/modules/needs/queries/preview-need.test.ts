import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePublishedNeed, wholeDraft } from '../factory.ts';

let world: World;
let of: { organisation: string; track: string };
type Made = Awaited<ReturnType<typeof makePerson>>;
let owner: Made;
let reviewer: Made;
let officer: Made;
let organiser: Made;
let stranger: Made;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const contest = await makeContest(platform);
  of = {
    track: await makeTrack(platform, contest),
    organisation: await makeOrganisation(platform, { name: '样本新材料有限公司' }),
  };
  const holds = (role: 'reviewer' | 'clearance_officer' | 'organiser') =>
    makePerson(platform, { name: role, grants: [{ role, scope: 'contest', scopeId: contest }] });
  owner = await makePerson(platform, { name: '周需求', organisations: [{ id: of.organisation }] });
  [reviewer, officer, organiser] = [
    await holds('reviewer'),
    await holds('clearance_officer'),
    await holds('organiser'),
  ];
  stranger = await makePerson(platform, { name: '冯路人', organisations: [{ id: await makeOrganisation(platform) }] });
});
afterAll(() => world.close());

const create = (draft = wholeDraft()) => world.as(owner).needs.create({ body: { ...of, need: draft } });
const preview = (who: Made, id: string) => world.as(who).needs.preview({ params: { id } });

test('an unfinished draft is shown as it is, to its own people alone, with what it lacks', async () => {
  const { id } = await create(wholeDraft({ field: null, region: null, problem: null, showCompany: true }));
  const { need, from, missing } = await preview(owner, id);
  expect([from, missing]).toEqual(['original', ['problem', 'field', 'region']]);
  expect(need).toMatchObject({
    title: wholeDraft().title,
    company: '样本新材料有限公司',
    number: '',
    state: 'published',
  });
  for (const who of [stranger, reviewer]) expect(await refusalOf(preview(who, id))).toBe('not_found');
  const page = (who: Made | null, prefix = '') =>
    world.server.inject({
      url: `${prefix}/preview/needs/${id}`,
      headers: { 'sec-fetch-site': 'same-origin', ...(who ? { cookie: who.cookie } : {}) },
    });
  const own = await page(owner);
  expect([own.statusCode, own.headers['cache-control'], own.headers['x-robots-tag']]).toEqual([
    200,
    'no-store',
    'noindex, nofollow',
  ]);
  expect(own.body).toContain('还有 3 项必填内容没有填写');
  expect((await page(owner, '/en')).body).toContain('Required fields not filled in yet: 3.');
  const others = await Promise.all([page(stranger), page(null)]);
  expect(others.map(({ statusCode, body }) => [statusCode, body.includes(need.title)])).toEqual([
    [404, false],
    [401, false],
  ]);
});

test('a signed public text takes the place of the original, and is what the public reads then', async () => {
  const staff = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  const { id, number } = await makePublishedNeed(world.platform, staff, { ...of, publicText: { title: '一种薄膜' } });
  const { stations: _, ...shown } = await world.as().needs.read({ params: { number } });
  const { need, from } = await preview(owner, id);
  expect([from, need]).toEqual(['public_text', { ...need, ...shown }]);
  expect(await preview(reviewer, id)).toEqual(await preview(owner, id));
});
