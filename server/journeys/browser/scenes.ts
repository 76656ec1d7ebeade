import { agreeShares, makeEarner, signScene } from '#modules/brokers/factory.ts';
import { makeCertificate, makeCertifier } from '#modules/certification/factory.ts';
import { makeScene } from '#modules/deals/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makeNoticed, makeScoring } from '#modules/judging/factory.ts';
import { makeQuestion } from '#modules/needs/factory.ts';
import type { World } from '#testing/world.ts';

/** Something on every page: needs in many states, questions, a standing notice, open sheets, a deal with its certificate, and points. */
export async function fill(world: World) {
  const { platform } = world;
  const scene = await makeScene(platform);
  const earner = await makeEarner(platform, scene);
  await signScene(platform, scene, 173_129_461);
  await world.settle();
  const parties = { owner: scene.owner.viewer, solver: scene.solver.viewer };
  await agreeShares(platform, parties, scene.need.id, [{ broker: earner.broker.id, share: 10_000 }]);
  const certifier = await makeCertifier(platform);
  const party = scene.solver.viewer;
  const certificate = await makeCertificate(platform, { party, certifier: certifier.viewer, deal: scene.deal });
  await world.settle();
  const scoring = await makeScoring(platform, world.travel, { solvers: 1 });
  const noticed = await makeNoticed(platform, world.travel, { stage: scoring.stage });
  const open = await scoring.stage.need();
  const newcomer = await makePerson(platform, {
    name: '新来者',
    realName: true,
    organisations: [{ id: await makeOrganisation(platform, { name: '样本新单位' }) }],
  });
  const asked = { need: open.number, asker: newcomer.viewer };
  const { officer, owner } = scoring.stage;
  const answer = { by: owner.viewer, text: '不超过一米。\n更大的请先说明。' };
  await makeQuestion(platform, { ...asked, question: '样品尺寸有限制吗？', moderator: officer.viewer, answer });
  await makeQuestion(platform, { ...asked, question: '是否接受第三方检验？', moderator: officer.viewer });
  await makeQuestion(platform, { ...asked, question: '能否参观中试线？' });
  await world.settle();
  return { scene, earner, certifier, certificate, scoring, noticed, open, newcomer };
}
export type Filled = Awaited<ReturnType<typeof fill>>;
