import { afterAll, beforeAll, expect, test } from 'vitest';
import { shanghaiDate } from '#kernel/working-days.ts';
import { type DealScene, makeScene } from '#modules/deals/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { agreeShares, attributionOfNeed, type Earner, makeEarner, signScene } from './factory.ts';
import { pointsOf, tasks } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'brokers')).toEqual([]);
  await world.close();
});

const brokers = (who?: { readonly cookie: string }) => world.as(who).brokers;
const deals = (who: { readonly cookie: string }) => world.as(who).deals;
const codes = async (who: DealScene['owner']) => (await tasks(world.platform, who.viewer)).map((task) => task.code);
const whole = (earner: Earner) => [{ broker: earner.broker.id, share: 10_000 }];
const parties = (scene: DealScene) => ({ owner: scene.owner.viewer, solver: scene.solver.viewer });
const registration = { number: 'HT2026-0001', registeredOn: '2026-01-01', approvedIncomeFen: null };

const register = async (scene: DealScene) => {
  const registeredOn = shanghaiDate(await world.now());
  await deals(scene.owner).register({ params: { id: scene.deal }, body: { ...registration, registeredOn } });
  await world.settle();
};
const points = (scene: DealScene, earner: Earner) =>
  Promise.all([
    pointsOf(world.platform.db, { kind: 'broker', id: earner.broker.id }, scene.contest),
    pointsOf(world.platform.db, { kind: 'agency', id: earner.agency }, scene.contest),
  ]);

test('an agency applies, is returned, applies again, is listed and delisted', async () => {
  const organisation = await makeOrganisation(world.platform, { kind: 'agency', name: '样本技术转移中心' });
  const admin = await makePerson(world.platform, { name: '管理员', organisations: [{ id: organisation }] });
  const member = await makePerson(world.platform, {
    name: '成员',
    organisations: [{ id: organisation, role: 'member' }],
  });
  const organiser = await makePerson(world.platform, { name: '承办方', grants: [{ role: 'organiser' }] });
  const stranger = await makePerson(world.platform, { name: '旁人' });
  const agency = { intro: '技术评估与对接。', fields: ['04'] };
  const application = { body: { organisation, agency } };
  expect(await refusalOf(brokers(stranger).applyAgency(application))).toBe('not_found');
  expect(await refusalOf(brokers(member).applyAgency(application))).toBe('forbidden');
  const { id } = await brokers(admin).applyAgency(application);
  expect(await refusalOf(brokers(admin).applyAgency(application))).toBe('agency_exists');
  expect(await codes(organiser)).toEqual(['agency_decide']);
  expect((await brokers().agencies()).items).toEqual([]);
  expect(await refusalOf(brokers(admin).delistAgency({ params: { id }, body: { reason: '不办了' } }))).toBe(
    'not_in_this_state',
  );
  await brokers(organiser).returnAgency({ params: { id }, body: { reason: '请补充服务领域' } });
  const [returned] = (await brokers(admin).workAgencies()).items;
  expect([returned?.state, returned?.reason, returned?.can]).toEqual([
    'returned',
    '请补充服务领域',
    {
      apply: { code: 'not_in_this_state' },
      reapply: true,
      delist: { code: 'not_in_this_state' },
    },
  ]);
  await brokers(admin).reapplyAgency({ params: { id }, body: { ...agency, fields: ['01', '04'] } });
  await brokers(organiser).listAgency({ params: { id } });
  expect((await brokers().agencies()).items.map((one) => [one.name, one.fields])).toEqual([
    ['样本技术转移中心', ['01', '04']],
  ]);
  await brokers(organiser).delistAgency({ params: { id }, body: { reason: '从事与挑战赛无关的业务' } });
  expect((await brokers().agencies()).items).toEqual([]);
});

test('a broker has one agency at a time, with history', async () => {
  const scene = await makeScene(world.platform);
  const one = await makeEarner(world.platform, scene, '甲经理人');
  const other = await makeEarner(world.platform, scene, '乙经理人');
  const { id } = one.broker;
  expect(await refusalOf(brokers(one.broker).affiliateBroker({ params: { id }, body: { agency: other.agency } }))).toBe(
    'not_of_this_agency',
  );
  expect(
    await refusalOf(brokers(other.broker).affiliateBroker({ params: { id }, body: { agency: other.agency } })),
  ).toBe('not_found');
  await brokers(one.broker).leaveAgency({ params: { id } });
  expect(await refusalOf(brokers(one.broker).leaveAgency({ params: { id } }))).toBe('not_affiliated');
  const joins = Array.from({ length: 5 }, () =>
    brokers(one.broker).affiliateBroker({ params: { id }, body: { agency: one.agency } }),
  );
  await Promise.all(joins);
  const { affiliations, number } = await brokers(one.broker).myBroker();
  expect(number).toMatch(/^JJR-\d{4}$/);
  expect(affiliations.filter(({ to }) => to === null).length).toBe(1);
  expect(
    await refusalOf(
      brokers(one.broker).registerBroker({ body: { level: 'junior', fields: ['01'], regions: [], intro: null } }),
    ),
  ).toBe('broker_exists');
});

test('a mandate: the broker offers, the principal confirms; nobody else learns of it, and a wrong side tells nothing', async () => {
  const scene = await makeScene(world.platform);
  const earner = await makeEarner(world.platform, scene);
  const rival = await makeOrganisation(world.platform);
  const boss = await makePerson(world.platform, { name: '另一公司', organisations: [{ id: rival }] });
  const from = shanghaiDate(await world.now());
  const offer = { need: scene.need.id, organisation: rival, side: 'owner' as const, from, to: from, terms: '代为对接' };
  const { id } = await brokers(earner.broker).offerMandate({ body: offer });
  expect(await refusalOf(brokers(earner.broker).offerMandate({ body: offer }))).toBe('mandate_exists');
  for (const who of [scene.organiser, scene.owner, ...Object.values(scene.strangers)])
    expect(await refusalOf(brokers(who).mandate({ params: { id } }))).toBe('not_found');
  expect(await refusalOf(brokers(boss).confirmMandate({ params: { id } }))).toBe('side_wrong');
  expect(await refusalOf(brokers(earner.broker).confirmMandate({ params: { id } }))).toBe('forbidden');
  expect(await codes(boss)).toEqual(['mandate_confirm']);
  await brokers(boss).declineMandate({ params: { id }, body: { reason: '不是我方需求' } });
  const { id: second } = await brokers(earner.broker).offerMandate({ body: { ...offer, side: 'solver' } });
  await brokers(boss).confirmMandate({ params: { id: second } });
  const { rows } = await world.platform.pool.query(
    'select source from judging.conflict where need = $1 and person = $2',
    [scene.need.id, earner.broker.person],
  );
  expect(rows).toEqual([{ source: 'broker_mandate' }]);
  const entry = { kind: 'meeting' as const, day: from, text: '与研发负责人面谈。' };
  expect(await refusalOf(brokers(boss).recordService({ params: { id: second }, body: entry }))).toBe('forbidden');
  await brokers(earner.broker).recordService({ params: { id: second }, body: entry });
  expect((await brokers(boss).mandate({ params: { id: second } })).entries.map(({ text }) => text)).toEqual([
    entry.text,
  ]);
  await expect(world.platform.pool.query("update brokers.service_entry set text = '改写'")).rejects.toThrow(
    'never changed',
  );
  await world.travel(new Date((await world.now()).getTime() + 2 * 86_400_000));
  expect((await brokers(boss).mandate({ params: { id: second } })).state).toBe('ended');
});

test('points: nothing until contract, evidence and both confirmations are there; then once, and taken back when the deal is voided', async () => {
  const scene = await makeScene(world.platform);
  const earner = await makeEarner(world.platform, scene);
  await signScene(world.platform, scene, 120_000_000);
  await world.settle();
  const { id, version } = await attributionOfNeed(world.platform, scene.need.id);
  expect(await codes(scene.owner)).toEqual(['attribution_propose']);
  const propose = { params: { id }, version, body: { shares: whole(earner) } };
  expect(await refusalOf(brokers(scene.organiser).proposeShares(propose))).toBe('forbidden');
  expect(await refusalOf(brokers(earner.broker).proposeShares(propose))).toBe('forbidden');
  expect(await refusalOf(brokers(scene.strangers['rival']).proposeShares(propose))).toBe('not_found');
  const short = { ...propose, body: { shares: [{ broker: earner.broker.id, share: 9_999 }] } };
  expect(await refusalOf(brokers(scene.owner).proposeShares(short))).toBe('shares_wrong');
  await brokers(scene.owner).proposeShares(propose);
  expect(await refusalOf(brokers(scene.owner).confirmShares({ params: { id }, version: version + 1 }))).toBe(
    'own_proposal',
  );
  expect(await refusalOf(brokers(scene.solver).confirmShares({ params: { id }, version }))).toBe('stale_version');
  expect(await codes(scene.solver)).toEqual(['attribution_confirm']);
  await brokers(scene.solver).confirmShares({ params: { id }, version: version + 1 });
  expect(await points(scene, earner)).toEqual([0, 0]);
  await register(scene);
  expect(await points(scene, earner)).toEqual([21, 9]);
  await world.settle();
  const { items, total } = await brokers(earner.broker).statement();
  expect([total, items.map((one) => [one.kind, one.points, one.need.number])]).toEqual([
    21,
    [['points', 21, scene.need.number]],
  ]);
  expect((await brokers(earner.admin).statement({ query: { holder: 'agency' } })).total).toBe(9);

  await deals(scene.owner).askVoid({ params: { id: scene.deal }, body: { reason: '合同解除' } });
  await deals(scene.organiser).void({ params: { id: scene.deal }, body: { reason: '双方合意解除' } });
  await world.settle();
  expect(await points(scene, earner)).toEqual([0, 0]);
  expect((await brokers(earner.broker).statement()).items.map((one) => one.points)).toEqual([-21, 21]);
  expect((await brokers(scene.owner).attribution({ params: { id } })).state).toBe('voided');
});

test('unconfirmed shares become a dispute after ten days, which an organiser who is not involved resolves', async () => {
  const scene = await makeScene(world.platform);
  const earner = await makeEarner(world.platform, scene);
  await signScene(world.platform, scene, 50_000_000);
  await register(scene);
  const { id, version } = await attributionOfNeed(world.platform, scene.need.id);
  await brokers(scene.owner).proposeShares({ params: { id }, version, body: { shares: [] } });
  const day = 86_400_000;
  await world.travel(new Date((await world.now()).getTime() + 10 * day - 60_000));
  expect((await brokers(scene.owner).attribution({ params: { id } })).state).toBe('proposed');
  await world.travel(new Date((await world.now()).getTime() + 120_000));
  const seen = await brokers(scene.organiser).attribution({ params: { id } });
  expect([seen.state, seen.brokers.map((one) => [one.sides, one.entries.length])]).toEqual([
    'disputed',
    [[['owner', 'solver'], 2]],
  ]);
  expect((await brokers(scene.owner).attribution({ params: { id } })).brokers[0]?.entries.length).toBe(1);
  expect(await codes(scene.organiser)).toEqual(['attribution_resolve']);
  const decision = { params: { id }, version: seen.version, body: { shares: whole(earner), reason: '服务记录属实' } };
  const involved = await makePerson(world.platform, {
    name: '承办方兼机构成员',
    organisations: [{ id: earner.organisation }],
    grants: [{ role: 'organiser' }],
  });
  expect(await refusalOf(brokers(involved).resolveShares(decision))).toBe('involved_in_deal');
  await brokers(scene.organiser).resolveShares(decision);
  expect(await points(scene, earner)).toEqual([7, 3]);
});

test('deals between related parties earn nothing, and lose what they earned when it is declared later', async () => {
  const scene = await makeScene(world.platform);
  const earner = await makeEarner(world.platform, scene);
  await signScene(world.platform, scene, 50_000_000);
  await world.settle();
  await agreeShares(world.platform, parties(scene), scene.need.id, whole(earner));
  await register(scene);
  expect(await points(scene, earner)).toEqual([7, 3]);
  await deals(scene.organiser).declareRelated({ params: { id: scene.deal }, body: { reason: '同一集团' } });
  await world.settle();
  expect(await points(scene, earner)).toEqual([0, 0]);
});

test('affiliation counts as at signing', async () => {
  const scene = await makeScene(world.platform);
  const earner = await makeEarner(world.platform, scene);
  await signScene(world.platform, scene, 50_000_000);
  await world.settle();
  await world.travel(new Date((await world.now()).getTime() + 86_400_000));
  await brokers(earner.broker).leaveAgency({ params: { id: earner.broker.id } });
  await agreeShares(world.platform, parties(scene), scene.need.id, whole(earner));
  await register(scene);
  expect(await points(scene, earner)).toEqual([7, 3]);
});

test('without any mandate at signing there is nothing to attribute', async () => {
  const scene = await makeScene(world.platform);
  await signScene(world.platform, scene, 50_000_000);
  await register(scene);
  expect((await brokers(scene.owner).attributions()).items).toEqual([]);
});
