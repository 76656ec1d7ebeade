import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(() => world.close());

const day = 86_400_000;
const nothing = {
  ...{ drafts: 0, returned: 0, inReview: 0, inClearance: 0, live: 0, beyond: null },
  ...{ inJudging: 0, openedSolutions: 0 },
};

it('says what a decision about dates would reach; of solutions nothing until they are opened, however many came', async () => {
  const { desk } = world.as(stage.organiser);
  const params = { id: stage.contest };
  const reach = (query: Parameters<typeof desk.dateReach>[0]['query'] = {}) => desk.dateReach({ params, query });
  expect(await reach()).toEqual(nothing);
  const { needs } = world.as(stage.owner);
  const own = { organisation: stage.company, track: stage.track };
  for (const submitted of [true, false, false]) {
    const { id } = await needs.create({ body: { ...own, need: wholeDraft() } });
    if (submitted) await needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  }
  const [first, second] = [await stage.need(), await stage.need()];
  const { deadline } = await world.as(stage.organiser).needs.work({ params: { id: first.id } });
  const end = Date.parse(deadline ?? '');
  const under = { ...nothing, drafts: 2, inReview: 1, live: 2 };
  const before = await reach();
  for (const name of ['钱揭榜', '孙揭榜', '李揭榜']) {
    const solver = await stage.solver(name);
    await makeSubmittedSolution(world.platform, solver.viewer, { need: first.id, organisation: solver.organisation });
    const { solutions } = world.as(solver);
    await solutions.create({ body: { need: second.id, organisation: solver.organisation, team: null } });
  }
  await world.settle();
  expect(before).toEqual(under);
  expect(await reach()).toEqual(under);
  const later = new Date(end + day).toISOString();
  expect(await reach({ end: later })).toEqual({ ...under, beyond: 0 });
  expect(await reach({ end: new Date(end - day).toISOString() })).toEqual({ ...under, beyond: 2 });
  await world.as(stage.organiser).needs.extend({ params: second, body: { deadline: later, reason: '应各地请求' } });
  expect((await reach({ end: new Date(end).toISOString() })).beyond).toBe(1);
  await world.travel(new Date(end));
  expect(await reach()).toEqual({ ...under, live: 1, inJudging: 1, openedSolutions: 3 });

  // A track with dates of its own is not where the contest's hold, and is of the contest all the same.
  const elsewhere = await makeTrack(world.platform, stage.contest);
  const at = (await world.now()).getTime();
  const phases = [
    {
      phase: 'collecting' as const,
      startsAt: new Date(at - day).toISOString(),
      endsAt: new Date(at + day).toISOString(),
    },
  ];
  const { contests } = world.as(stage.organiser);
  const { version } = await contests.contest({ params });
  await contests.setPhases({ params, version, body: { track: elsewhere, phases, reason: '单独安排' } });
  await needs.create({ body: { ...own, track: elsewhere, need: wholeDraft() } });
  expect([
    (await reach()).drafts,
    (await reach({ track: elsewhere })).drafts,
    (await reach({ of: 'all' })).drafts,
  ]).toEqual([2, 1, 3]);
});

it('is the contest’s organisers’, and of its own tracks only', async () => {
  const params = { id: stage.contest };
  const runsTrack = await makePerson(world.platform, {
    name: '专场承办',
    grants: [{ role: 'track_organiser', scope: 'track', scopeId: stage.track }],
  });
  for (const who of [stage.owner, stage.reviewer, runsTrack])
    expect(await refusalOf(world.as(who).desk.dateReach({ params }))).toBe('forbidden');
  const other = await makeContest(world.platform);
  const track = await makeTrack(world.platform, other);
  const { desk } = world.as(stage.organiser);
  expect(await refusalOf(desk.dateReach({ params, query: { track } }))).toBe('not_found');
  expect(await refusalOf(desk.dateReach({ params: { id: other } }))).toBe('forbidden');
});
