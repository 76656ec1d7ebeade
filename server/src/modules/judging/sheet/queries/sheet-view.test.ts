import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
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
});
