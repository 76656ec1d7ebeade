import { afterAll, beforeAll, expect, test } from 'vitest';
import { signScene } from '#modules/brokers/factory.ts';
import { type DealScene, makeScene } from '#modules/deals/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

let world: World;
let scene: DealScene;
beforeAll(async () => {
  world = await openWorld();
  scene = await makeScene(world.platform);
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'awards')).toEqual([]);
  await world.close();
});
type Who = { readonly cookie: string } | undefined;
const awards = (who: Who) => world.as(who).awards;
const authority = () => scene.strangers['authority'];
const list = async (programme: 'achievement_transfer' | 'joint_research') =>
  (await awards(authority()).policyCandidates({ query: { contest: scene.contest, programme } })).items;
const reason = '符合指南方向，择优推荐。';

test('a contracted need across regions is a candidate for joint research; for achievement transfer once its novelty is confirmed', async () => {
  expect([await list('joint_research'), await list('achievement_transfer')]).toEqual([[], []]);
  const amount = 271_828_182;
  await signScene(world.platform, scene, amount);
  const [joint] = await list('joint_research');
  expect([joint?.need.number, joint?.owner.region, joint?.solver.region, joint?.evidence.crossRegion]).toEqual([
    scene.need.number,
    '310115',
    '330106',
    true,
  ]);
  expect(JSON.stringify(joint)).not.toContain(String(amount));
  expect(await list('achievement_transfer')).toEqual([]);
  const body = { novelty: ['original' as const], basis: '评审组会议纪要第三条。' };
  const params = { need: scene.need.id };
  expect(await refusalOf(awards(scene.owner).confirmNovelty({ params, body }))).toBe('forbidden');
  expect(await refusalOf(awards(scene.strangers['organiserElsewhere']).confirmNovelty({ params, body }))).toBe(
    'not_found',
  );
  await awards(scene.organiser).confirmNovelty({ params, body });
  expect((await list('achievement_transfer')).map((one) => one.evidence.novelty)).toEqual([['original']]);
});

test('the authority alone reads the candidates and chooses among them, once each', async () => {
  const programme = 'joint_research' as const;
  const query = { contest: scene.contest, programme };
  const body = { contest: scene.contest, programme, need: scene.need.id, reason };
  for (const who of [scene.organiser, scene.owner, scene.strangers['admin']]) {
    expect(await refusalOf(awards(who).policyCandidates({ query }))).toBe('forbidden');
    expect(await refusalOf(awards(who).chooseForPolicy({ body }))).toBe('forbidden');
  }
  expect(await refusalOf(awards(authority()).chooseForPolicy({ body: { ...body, need: scene.contest } }))).toBe(
    'not_a_policy_candidate',
  );
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, () => awards(authority()).chooseForPolicy({ body })),
  );
  expect(tries.filter((one) => one.status === 'fulfilled').length).toBe(1);
  const [fact] = await factsAfter(world.platform.db, 0, ['policy_chosen']);
  expect(fact?.audience).toEqual(['role:authority', `role:authority:${scene.contest}`]);
  expect(await refusalOf(awards(authority()).chooseForPolicy({ body }))).toBe('already_chosen');
  const chosen = (await list(programme))[0]?.recommendation;
  expect([chosen?.state, chosen?.reason, chosen?.can]).toEqual([
    'chosen',
    reason,
    { choose: { code: 'not_in_this_state' }, drop: true },
  ]);
  const params = { id: chosen?.id ?? '' };
  await awards(authority()).dropFromPolicy({ params, body: { reason: '与在研项目重复' } });
  await awards(authority()).chooseAgain({ params, body: { reason } });
  expect((await list(programme))[0]?.recommendation?.state).toBe('chosen');
});

test('of a need in quarantine no title is shown to the authority either', async () => {
  const set = (quarantined: boolean) =>
    world.platform.pool.query('update needs.need set quarantined = $1 where id = $2', [quarantined, scene.need.id]);
  const [before] = await list('joint_research');
  expect(before?.need.title).not.toBe('');
  await set(true);
  expect((await list('joint_research')).map(({ need }) => need)).toEqual([{ ...before?.need, title: '' }]);
  await set(false);
  expect(await list('joint_research')).toEqual([before]);
});

test('parties of a cross-region deal are candidates for 长三角一体化协同创新奖, the enterprise for 最佳开放式创新企业奖', async () => {
  const candidates = async (kind: 'delta_collaboration' | 'best_open_enterprise' | 'best_agency') =>
    (await awards(authority()).candidates({ query: { contest: scene.contest, kind } })).items.map((one) => [
      one.organisation,
      one.figures,
    ]);
  expect(new Map((await candidates('delta_collaboration')) as [string, unknown][])).toEqual(
    new Map([
      [scene.ownerOrganisation, { crossRegionDeals: 1 }],
      [scene.solverOrganisation, { crossRegionDeals: 1 }],
    ]),
  );
  expect(await candidates('best_open_enterprise')).toEqual([
    [scene.ownerOrganisation, { needsPublished: 1, needsContracted: 1 }],
  ]);
  expect(await candidates('best_agency')).toEqual([]);
});
