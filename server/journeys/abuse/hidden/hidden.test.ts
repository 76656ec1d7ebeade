import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openWorld, type World } from '#testing/world.ts';
import { compare } from './compare.ts';
import { type HiddenScene, hiddenScene } from './scene.ts';

// Of an achievement that is not public nobody learns that there is one: not by what is answered, and not by how long that takes.
// Whatever takes the same statements and the same questions to the index takes as long; `hidden.all.test.ts` holds a clock to it.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let world: World;
let scene: HiddenScene;
beforeAll(async () => {
  world = await openWorld();
  scene = await hiddenScene(world);
});
afterAll(() => world.close());

test('an achievement that is not public, and what hangs on it, is answered as nothing is, word for word and by the same work', async () => {
  const { compared, apart } = await compare(world, scene, ['visitor', 'stranger', 'former', 'reviewer']);
  expect(apart).toEqual([]);
  expect(compared).toBeGreaterThan(200);
});
