import { afterAll, beforeAll, expect, test } from 'vitest';
import { shanghaiDate } from '#kernel/working-days.ts';
import { type DealScene, makeScene } from '#modules/deals/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { agreeShares, attributionOfNeed, type Earner, makeEarner, signScene } from '../factory.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
const brokers = (who?: { readonly cookie: string }) => world.as(who).brokers;

/** A need that earned its points, with a contract of this amount. */
async function earned(totalFen: number): Promise<{ scene: DealScene; earner: Earner }> {
  const scene = await makeScene(world.platform);
  const earner = await makeEarner(world.platform, scene, '匿名甲');
  await signScene(world.platform, scene, totalFen);
  await world.settle();
  const parties = { owner: scene.owner.viewer, solver: scene.solver.viewer };
  await agreeShares(world.platform, parties, scene.need.id, [{ broker: earner.broker.id, share: 10_000 }]);
  const body = { number: 'HT2026-0008', registeredOn: shanghaiDate(await world.now()), approvedIncomeFen: null };
  await world.as(scene.owner).deals.register({ params: { id: scene.deal }, body });
  await world.settle();
  return { scene, earner };
}

test('two prices of one tier give the same public replies: the price cannot be told', async () => {
  const boards = [];
  for (const amount of [100_000_002, 498_765_432]) {
    const { scene } = await earned(amount);
    const query = { contest: scene.contest };
    const { items, total } = await brokers().leaderboard({ query });
    const agencies = await brokers().leaderboard({ query: { ...query, kind: 'agency' } });
    boards.push([
      items.map(({ rank, name, points }) => ({ rank, name, points })),
      total,
      agencies.items,
      agencies.total,
    ]);
  }
  expect(boards[0]).toEqual(boards[1]);
  expect(boards[0]?.[0]).toEqual([{ rank: 1, name: null, points: 21 }]);
});

test('neither the price nor a person nor a service text stands in any reply or fact for those who may not see it', async () => {
  const amount = 314_159_265;
  const { scene, earner } = await earned(amount);
  const { id } = await attributionOfNeed(world.platform, scene.need.id);
  const { items } = await brokers(earner.broker).statement();
  const posting = { params: { id: items[0]?.posting ?? '' } };
  const opening = await brokers(earner.broker).postingOpening(posting);
  expect(opening.content['base']).toBe(30);
  const replies = [
    await brokers().leaderboard({ query: { contest: scene.contest } }),
    await brokers().agencies(),
    await brokers(earner.broker).statement(),
    opening,
    await brokers(scene.organiser).attribution({ params: { id } }),
    await factsAfter(world.platform.db, 0, null, 10_000),
  ];
  const text = JSON.stringify(replies);
  expect(['314159265', '3141592', '现场走访', '促成对接'].filter((secret) => text.includes(secret))).toEqual([]);
  expect(JSON.stringify(await brokers().leaderboard({ query: { contest: scene.contest } }))).not.toContain('匿名甲');
  for (const who of [scene.strangers['rival'], scene.strangers['organiserElsewhere'], scene.strangers['certifier']]) {
    expect(await refusalOf(brokers(who).postingOpening(posting))).toBe('not_found');
    expect(await refusalOf(brokers(who).attribution({ params: { id } }))).toBe('not_found');
  }
});

test('a service record is read by the side it was made for, not by the other', async () => {
  const { scene } = await earned(50_000_000);
  const { id } = await attributionOfNeed(world.platform, scene.need.id);
  const seen = await brokers(scene.solver).attribution({ params: { id } });
  expect(seen.brokers.map((one) => [one.sides, one.entries.length])).toEqual([[['owner', 'solver'], 1]]);
});

test('lists are paged without gaps or repetition, and a made-up cursor is the first page', async () => {
  const { scene, earner } = await earned(50_000_000);
  const query = { contest: scene.contest, limit: 1 };
  const other = await makeEarner(world.platform, scene, '旁观经理人');
  expect((await brokers().leaderboard({ query: { ...query, after: 'bm90IG91cnM' } })).items).toEqual(
    (await brokers().leaderboard({ query })).items,
  );
  const first = await brokers().agencies({ query: { limit: 1 } });
  const second = await brokers().agencies({ query: { limit: 1, after: first.next ?? '' } });
  expect([first.items[0]?.id, second.items[0]?.id]).toEqual([other.agency, earner.agency]);
});
