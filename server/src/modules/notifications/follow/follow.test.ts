import { searchOf, searchTarget } from '@jiebang/contract/notifications/search.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
type Made = Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'notifications')).toEqual([]);
  await world.close();
});

type Draft = NonNullable<Parameters<typeof makePublishedNeed>[2]['draft']>;
const publish = async (draft: Draft) => {
  const { owner, reviewer, officer, organiser } = stage;
  const { number } = await makePublishedNeed(
    world.platform,
    { owner: owner.viewer, reviewer: reviewer.viewer, officer: officer.viewer, organiser: organiser.viewer },
    { organisation: stage.company, track: stage.track, draft },
  );
  await world.settle();
  return number;
};
const toldOf = async (who: Made) =>
  (await world.as(who).notifications.inbox({ query: { limit: 100 } })).items
    .map(({ fact, need }) => `${fact} ${need?.number}`)
    .reverse();
const follower = async (kind: 'organisation' | 'search', target: string) => {
  const who = await makePerson(world.platform, { name: '关注者' });
  await world.as(who).notifications.follow({ params: { kind, target } });
  return who;
};

test('who follows an organisation is told of needs under its name, and never of those whose company is not named', async () => {
  const who = await follower('organisation', stage.company);
  await publish({ showCompany: false });
  const named = await publish({ showCompany: true });
  expect(await toldOf(who)).toEqual([`need_published ${named}`]);
  const { items } = await world.as(who).notifications.follows();
  expect(items.map(({ kind, target, name }) => [kind, target, name])).toEqual([
    ['organisation', stage.company, '样本需求有限公司'],
  ]);
});

test('who follows a search is told of what it finds once published, once though several find it, and of nothing else', async () => {
  const both = await follower('search', searchTarget({ q: '电解槽', field: '40' }));
  const other = await follower('search', searchTarget({ q: '电解槽', field: '10' }));
  const large = await follower('search', searchTarget({ budgetFrom: 900_000_000_00 }));
  const params = { kind: 'search', target: searchTarget({ q: '电解槽' }) } as const;
  await world.as(both).notifications.follow({ params });
  await publish({ title: '薄膜低温增韧', field: '401' });
  const found = await publish({ title: '电解槽隔膜的寿命', field: '401' });
  expect([await toldOf(both), await toldOf(other), await toldOf(large)]).toEqual([[`need_published ${found}`], [], []]);
  await world.as(both).notifications.unfollow({ params });
  const again = await publish({ title: '电解槽电极涂层', field: '402' });
  expect(await toldOf(both)).toEqual([`need_published ${found}`, `need_published ${again}`]);
});

test('the same search is followed once, however it is written, and ended by any of its ways', async () => {
  const who = await follower('search', 'region=310000&field=40');
  const me = world.as(who).notifications;
  await me.follow({ params: { kind: 'search', target: 'field=40&region=310000' } });
  const targets = async () => (await me.follows()).items.map(({ target }) => target);
  expect(await targets()).toEqual(['field=40&region=310000']);
  expect(searchOf((await targets())[0] ?? '')).toEqual({ field: '40', region: '310000' });
  await me.unfollow({ params: { kind: 'search', target: 'region=310000&field=40' } });
  expect(await targets()).toEqual([]);
  const long = { q: '低温'.repeat(50) };
  await me.follow({ params: { kind: 'search', target: searchTarget(long) } });
  expect(searchOf((await targets())[0] ?? '')).toEqual(long);
});

test('what is no search, no organisation or an unverified one is followed by nobody', async () => {
  const me = world.as(await makePerson(world.platform, { name: '关注' })).notifications;
  const unverified = await makeOrganisation(world.platform, { verified: false });
  for (const params of [
    { kind: 'search', target: 'nothing=1' },
    { kind: 'search', target: 'field=x' },
    { kind: 'search', target: newId() },
    { kind: 'organisation', target: newId() },
    { kind: 'organisation', target: unverified },
    { kind: 'organisation', target: 'field=40' },
    { kind: 'need', target: 'field=40' },
    { kind: 'track', target: 'field=40' },
  ] as const)
    expect([params, await refusalOf(me.follow({ params }))]).toEqual([params, 'not_found']);
});
