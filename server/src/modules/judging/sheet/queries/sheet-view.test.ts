import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { findNeed } from '#modules/needs/index.ts';
import { makeStage, wholeDraft } from '#modules/solutions/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeScoring, seatJudge } from '../../factory.ts';

const accepted = { terms: '2026-1', declaration: '2026-1' } as const;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('a judge reads the solution, and not who recommended it', async () => {
  const unit = '样本金丝雀区科委';
  const stage = await makeStage(world.platform);
  const { contest, track } = stage;
  const value = [{ name: unit, nameEn: null }];
  await makeRule(world.platform, { contest, track, key: 'recommending_units', value });
  const scene = await makeScoring(world.platform, (to) => world.travel(to), { stage, draft: { recommender: unit } });
  const [judge] = scene.judges;
  const [solver] = scene.solvers;
  const sheet = await world.as(judge).judging.sheet({ params: { id: scene.sheetOf(0, 0) } });
  expect([sheet.solution.content.title !== null, JSON.stringify(sheet).includes(unit)]).toEqual([true, false]);
  const read = await world.as(stage.organiser).solutions.read({ params: { id: solver?.solution ?? '' } });
  expect(read.content.recommender).toBe(unit);
  // The owner's own expert sits on the panel and owns the need: as a judge, it does not read it there either.
  const lists = async (who: { cookie: string }) => [
    (await world.as(who).solutions.ofNeed({ params: { id: scene.need.id } })).items.map(
      ({ recommender }) => recommender,
    ),
    (await world.as(who).solutions.read({ params: { id: solver?.solution ?? '' } })).recommender,
  ];
  const expert = await makePerson(world.platform, {
    name: '需求方的专家',
    organisations: [{ id: stage.company, role: 'member' }],
    grants: [{ role: 'judge', scope: 'contest', scopeId: contest }],
  });
  const units = scene.solvers.map(() => unit);
  expect([await lists(stage.organiser), await lists(stage.owner)]).toEqual([
    [units, unit],
    [units, unit],
  ]);
  expect(await lists(expert)).toEqual([units.map(() => null), null]);
  const whole = await world.as(expert).solutions.read({ params: { id: solver?.solution ?? '' } });
  expect(JSON.stringify(whole)).not.toContain(unit);
});

test('where the round hides solvers, a judge reads the files under numbers, and nowhere whose they are', async () => {
  const stage = await makeStage(world.platform);
  const { organiser } = stage;
  const need = await stage.need();
  const solver = await stage.solver('样本金丝雀牵头人');
  const team = world.as(solver).solutions;
  const { id } = await team.create({ body: { need: need.id, organisation: solver.organisation, team: null } });
  const file = await team.attach({ params: { id }, body: new Blob(['图纸内容']) });
  const body = wholeDraft({
    teamName: '样本金丝雀团队',
    attachments: [{ id: file.id, name: '样本金丝雀公司图纸.pdf' }],
  });
  await team.edit({ params: { id }, version: 1, body });
  await team.submit({ params: { id }, body: accepted });
  await world.travel((await findNeed(world.platform.db, need.id))?.deadline ?? new Date(0));
  await world.as(organiser).solutions.screenIn({ params: { id } });
  const of = { params: { need: need.id } };
  const { version } = await world.as(organiser).judging.open(of);
  const { rounds } = await world.as(organiser).judging.panel(of);
  const plans = rounds.map(({ n: _, state: __, solutions: ___, wentOn: ____, rubric: _____, ...plan }) => ({
    ...plan,
    hidesSolvers: true,
  }));
  await world.as(organiser).judging.setRounds({ ...of, version, body: { rounds: plans } });
  const judges = [];
  for (const name of ['专家甲', '专家乙', '专家丙']) judges.push(await seatJudge(world.platform, stage, need.id, name));
  await world.as(organiser).judging.begin(of);
  const judge = judges[0] ?? solver;
  const { items } = await world.as(judge).judging.seats();
  const sheet = items[0]?.sheets[0]?.id ?? '';
  const read = await world.as(judge).judging.sheet({ params: { id: sheet } });
  expect([read.solution.content.attachments.map(({ name }) => name), read.scans.map((one) => one.id)]).toEqual([
    ['附件 1.pdf'],
    [file.id],
  ]);
  const response = await world.server.inject({
    url: `/api/v1/workspace/sheets/${sheet}/files/${file.id}`,
    headers: { cookie: judge.cookie },
  });
  const disposition = decodeURIComponent(String(response.headers['content-disposition']));
  expect([response.body, disposition.includes('附件 1.pdf')]).toEqual(['图纸内容', true]);
  const whole = JSON.stringify([items, read, disposition]);
  for (const hidden of ['金丝雀', solver.organisation, solver.person]) expect(whole).not.toContain(hidden);

  // That the judge read it stands in the log, once that day, for who runs the contest, and for nobody of the owner or the team.
  const readings = (who: { cookie: string }) => world.as(who).solutions.readings({ params: { id }, query: {} });
  const noted = (await readings(organiser)).items.filter(({ as }) => as === 'judge');
  expect(noted.map(({ by }) => by)).toEqual(['专家甲']);
  expect((await readings(judge)).items).toEqual(noted);
  // Who witnesses the contest learns that a judge did, not which.
  const scope = { scope: 'contest', scopeId: stage.contest } as const;
  const observer = await makePerson(world.platform, { name: '监督员', grants: [{ role: 'observer', ...scope }] });
  const [seen] = (await readings(observer)).items.filter(({ as }) => as === 'judge');
  expect(seen).toEqual({ ...noted[0], by: null });
  const opening = (who: { cookie: string }) =>
    world.as(who).solutions.readingOpening({ params: { id: seen?.id ?? '' } });
  expect(await refusalOf(opening(observer))).toBe('not_found');
  for (const who of [organiser, judge]) expect((await opening(who)).content).toMatchObject({ readBy: judge.person });
  expect((await readings(stage.owner)).items).toEqual([]);
  expect(await refusalOf(readings(judges[1] ?? solver))).toBe('not_found');
});
