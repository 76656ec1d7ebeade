import { afterAll, beforeAll, expect, it } from 'vitest';
import { shanghaiDate } from '#kernel/working-days.ts';
import { attributionOfNeed, makeBroker, makeEarner, signScene } from '#modules/brokers/factory.ts';
import { makeCertifier } from '#modules/certification/factory.ts';
import { type DealScene, makeScene, soundContract } from '#modules/deals/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makeScreened, makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { openWorld, type World } from '#testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Who = { readonly cookie: string };
const desk = (who: Who) => world.as(who).desk.desk();
const waits = async (who: Who) => (await desk(who)).waiting.map((one) => one.code);
const deals = (who: Who) => world.as(who).deals;
const one = (scene: DealScene) => ({ params: { id: scene.deal } });

it('a team waits for the deadline, the screening and the judges, nobody else for it', async () => {
  const stage = await makeStage(world.platform);
  const need = await stage.need();
  const solver = await stage.solver('解题人');
  const colleague = await makePerson(world.platform, { name: '同校', organisations: [{ id: solver.organisation }] });
  const id = await makeSubmittedSolution(world.platform, solver.viewer, {
    need: need.id,
    organisation: solver.organisation,
  });
  const [sealed] = (await desk(solver)).waiting;
  const { deadline } = await world.as().needs.read({ params: { number: need.number } });
  expect(sealed).toMatchObject({ code: 'solution_sealed', due: deadline, address: `/solutions/${id}` });
  expect(sealed?.subject).toMatchObject({ id, number: need.number });
  expect([await waits(colleague), await waits(stage.organiser)]).toEqual([[], []]);
  await world.travel(new Date(deadline));
  expect(await waits(solver)).toEqual(['solution_in_screening']);
  await makeScreened(world.platform, stage.organiser.viewer, id);
  expect(await waits(solver)).toEqual(['solution_in_judging']);
});

it('a side of a deal waits for what it asked of the other, and the other does it', async () => {
  const scene = await makeScene(world.platform);
  const { owner, solver, organiser } = scene;
  await deals(owner).begin(one(scene));
  expect((await desk(owner)).tasks.map((task) => [task.code, task.address])).toEqual([
    ['deal_enter_contract', `/deals/${scene.deal}/contract`],
  ]);
  await deals(owner).enterContract({ ...one(scene), version: 0, body: soundContract({ signedOn: '2026-01-05' }) });
  const startsAt = new Date((await world.now()).getTime() + 86_400_000).toISOString();
  await deals(solver).askMeeting({
    ...one(scene),
    body: { topic: '技术交底', place: '线上', slots: [{ startsAt, minutes: 60 }] },
  });
  expect([await waits(owner), await waits(solver)]).toEqual([['deal_contract_entered'], ['deal_meeting_asked']]);
  expect((await desk(solver)).tasks.map((task) => task.code)).toEqual(['deal_confirm_contract']);
  await deals(solver).confirmContract({ ...one(scene), version: 1 });
  await deals(owner).perform(one(scene));
  expect([await waits(owner), await waits(solver)]).toEqual([[], ['deal_in_performance', 'deal_meeting_asked']]);
  await deals(owner).askVoid({ ...one(scene), body: { reason: '双方协商解除。' } });
  expect([await waits(owner), await waits(organiser)]).toEqual([['deal_void_in_decision'], []]);
});

it('parties wait for the certifier, a broker for its mandate, a side for the shares that it proposed', async () => {
  const scene = await makeScene(world.platform);
  const earner = await makeEarner(world.platform, scene);
  await signScene(world.platform, scene, 100_000_000);
  await world.settle();
  const certifier = await makeCertifier(world.platform);
  const certification = world.as(scene.owner).certification;
  const { id } = await certification.apply({ body: { deal: scene.deal, showAmount: false } });
  const ofCertificate = async (who: Who) => (await waits(who)).filter((code) => code.startsWith('certification'));
  expect([await ofCertificate(scene.owner), await ofCertificate(scene.solver)]).toEqual([
    ['certification_applied'],
    ['certification_applied'],
  ]);
  await world.as(certifier).certification.take({ params: { id } });
  expect([await ofCertificate(scene.solver), await ofCertificate(certifier)]).toEqual([['certification_in_check'], []]);

  const brokers = (who: Who) => world.as(who).brokers;
  const attribution = await attributionOfNeed(world.platform, scene.need.id);
  const shares = [{ broker: earner.broker.id, share: 10_000 }];
  const params = { id: attribution.id };
  await brokers(scene.owner).proposeShares({ params, version: attribution.version, body: { shares } });
  const ofShares = async (who: Who) => (await waits(who)).filter((code) => code.startsWith('attribution'));
  expect([await ofShares(scene.owner), await ofShares(scene.solver)]).toEqual([['attribution_proposed'], []]);

  const mandate = {
    need: scene.need.id,
    organisation: scene.solverOrganisation,
    side: 'solver',
    terms: '促成对接。',
  } as const;
  const day = shanghaiDate(await world.now());
  const broker = await makePerson(world.platform, { name: '另一经理人' });
  await makeBroker(world.platform, broker.viewer);
  await brokers(broker).offerMandate({ body: { ...mandate, from: day, to: day } });
  expect([await waits(broker), await waits(earner.broker)]).toEqual([['mandate_offered'], []]);

  const organisation = await makeOrganisation(world.platform, { kind: 'agency', name: '样本机构' });
  const admin = await makePerson(world.platform, { name: '机构管理员', organisations: [{ id: organisation }] });
  await brokers(admin).applyAgency({ body: { organisation, agency: { intro: '服务', fields: ['01'] } } });
  expect(await waits(admin)).toEqual(['agency_applied']);
});
