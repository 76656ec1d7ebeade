import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { wholeDraft } from '../factory.ts';

let world: World;
let contest: string;
let track: string;
let organisation: string;
type Made = Awaited<ReturnType<typeof makePerson>>;
let owner: Made;
let reviewer: Made;
let officer: Made;
let organiser: Made;

const staffOf = (
  name: string,
  role: 'reviewer' | 'clearance_officer' | 'organiser',
  organisations: { id: string }[] = [],
) => makePerson(world.platform, { name, organisations, grants: [{ role, scope: 'contest', scopeId: contest }] });

beforeAll(async () => {
  world = await openWorld();
  contest = await makeContest(world.platform);
  track = await makeTrack(world.platform, contest);
  organisation = await makeOrganisation(world.platform, { name: '样本新材料有限公司' });
  owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: organisation }] });
  reviewer = await staffOf('吴审核', 'reviewer');
  officer = await staffOf('郑脱密', 'clearance_officer');
  organiser = await staffOf('王承办', 'organiser');
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
  await world.close();
});

const create = async () =>
  (await world.as(owner).needs.create({ body: { organisation, track, need: wholeDraft() } })).id;
const whole = { authenticity: [...authenticityItems], validity: [...validityItems] };

test('a draft that was withdrawn unsubmitted stays its owner’s; one that was submitted stays in the files of the staff', async () => {
  const [kept, given] = [await create(), await create()];
  await world.as(owner).needs.submit({ params: { id: given }, body: { declaration: '2026-1' } });
  for (const id of [kept, given]) {
    await world.as(owner).needs.withdraw({ params: { id }, body: { reason: '暂缓立项' } });
  }
  for (const one of [reviewer, officer, organiser]) {
    expect(await refusalOf(world.as(one).needs.work({ params: { id: kept } }))).toBe('not_found');
    expect((await world.as(one).needs.work({ params: { id: given } })).state).toBe('withdrawn');
  }
  const { items } = await world.as(organiser).needs.list({ query: { desk: 'organiser', limit: 100 } });
  expect(items.map((item) => [item.id, item.state])).toEqual([[given, 'withdrawn']]);
  expect((await world.as(owner).needs.work({ params: { id: kept } })).state).toBe('withdrawn');
});

test('what the reviewer noted is read by those who work on the need, not by its owner', async () => {
  const id = await create();
  const params = { id };
  await world.as(owner).needs.submit({ params, body: { declaration: '2026-1' } });
  await world.as(reviewer).needs.claim({ params });
  const note = '联系人已核实，指标由检测中心复测。';
  await world.as(reviewer).needs.accept({ params, body: { ...whole, triage: 'ready', note } });
  for (const one of [reviewer, officer, organiser]) {
    const { reviews } = await world.as(one).needs.work({ params });
    expect(reviews).toEqual([{ by: '吴审核', at: expect.any(String), ...whole, triage: 'ready', note }]);
  }
  const insider = await staffOf('内部人', 'organiser', [{ id: organisation }]);
  for (const one of [owner, insider]) {
    const need = await world.as(one).needs.work({ params });
    expect([need.reviews, JSON.stringify(need).includes(note)]).toEqual([null, false]);
  }
});
