import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed, wholeDraft } from '#modules/needs/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(() => world.close());

it('says before a rule is changed how many running needs it will govern, and how many keep theirs; drafts are not counted', async () => {
  const { owner, reviewer, officer, organiser } = stage;
  const staff = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  const own = { organisation: stage.company, track: stage.track };
  for (let n = 0; n < 2; n += 1) await makePublishedNeed(world.platform, staff, own);
  const { needs } = world.as(owner);
  for (const submitted of [true, false]) {
    const { id } = await needs.create({ body: { ...own, need: wholeDraft() } });
    if (submitted) await needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  }
  const runs = await makePerson(world.platform, {
    name: '本届承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: stage.contest }],
  });
  const { desk } = world.as(runs);
  const params = { id: stage.contest };
  const reach = async (key: 'answer_mode' | 'notice_working_days' | 'review_working_days' | 'points_split') =>
    (await desk.ruleReach({ params: { ...params, key } })).reach;
  expect(await reach('answer_mode')).toEqual([{ of: 'needs', governed: 1, kept: 2 }]);
  expect(await reach('review_working_days')).toEqual([{ of: 'needs', governed: 0, kept: 1 }]);
  expect(await reach('notice_working_days')).toEqual([{ of: 'needs', governed: 3, kept: 0 }]);
  expect(await reach('points_split')).toEqual([{ of: 'deals', governed: 0, kept: 0 }]);
  expect((await desk.ruleReach({ params: { ...params, key: 'conversion_tax' } })).reach).toEqual([
    { of: 'conversions', governed: 0, kept: 0 },
  ]);
  expect((await desk.ruleReach({ params: { ...params, key: 'award_quotas' } })).reach).toEqual([
    { of: 'awards', governed: 0, kept: 0 },
  ]);
  const elsewhere = await makeTrack(world.platform, stage.contest);
  const key = 'answer_mode' as const;
  expect((await desk.ruleReach({ params: { ...params, key }, query: { track: elsewhere } })).reach).toEqual([
    { of: 'needs', governed: 0, kept: 0 },
  ]);
  const other = await makeContest(world.platform);
  expect(await refusalOf(desk.ruleReach({ params: { id: other, key } }))).toBe('forbidden');
  expect(
    await refusalOf(
      desk.ruleReach({ params: { ...params, key }, query: { track: await makeTrack(world.platform, other) } }),
    ),
  ).toBe('not_found');
  expect(await refusalOf(world.as(owner).desk.ruleReach({ params: { ...params, key } }))).toBe('forbidden');
});
