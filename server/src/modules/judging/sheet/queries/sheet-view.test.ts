import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { makeScoring } from '../../factory.ts';

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
