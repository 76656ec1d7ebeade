import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openWorld, type World } from '#testing/world.ts';
import { middle, timed, told } from './clock.ts';
import { compare } from './compare.ts';
import { sent, shapes } from './requests.ts';
import { type HiddenScene, hiddenScene, type Named, nothing } from './scene.ts';

// The clock itself, held to every road by which somebody may ask for what is not public.

vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 120_000 });

/** A first look; whatever may be apart by it is looked at again, and that counts. */
const [glance, look] = [200, 800];

type State = keyof HiddenScene['hidden'];
let world: World;
let scene: HiddenScene;
beforeAll(async () => {
  world = await openWorld();
  scene = await hiddenScene(world);
});
afterAll(() => world.close());

/** Where what is named makes a difference to what there is to find: a number or a word may be kept somewhere still. */
const states: Partial<Record<keyof Named, readonly State[]>> = {
  number: ['withdrawn', 'merged into what is withdrawn', 'taken down'],
  word: ['under review', 'withdrawn'],
};

/** What one small statement costs here and now, in milliseconds: no leak that is worth the name costs less than half of it. */
async function statement(): Promise<number> {
  const ask = () => sql`select 1`.execute(world.platform.db);
  const { there } = await timed({ there: ask, nowhere: ask, again: ask }, look);
  return middle(there);
}

test('everybody’s every request for what is hidden is answered as one for nothing is, and by the same work', async () => {
  const { compared, apart } = await compare(
    world,
    scene,
    ['visitor', 'stranger', 'former', 'officer', 'organiser', 'reviewer', 'expert'],
    true,
  );
  expect(apart).toEqual([]);
  expect(compared).toBeGreaterThan(1500);
});

test('no clock tells what is not public from what does not exist, by any road; and it tells what costs one statement more', async () => {
  const { stranger, former } = scene.outsiders;
  const own = { achievement: scene.own, organisation: stranger.viewer.memberships[0]?.organisation ?? '' };
  const size = (await statement()) / 2;
  const apart: string[] = [];
  const seen: string[] = [];
  for (const shape of shapes(own)) {
    const who = shape.ask(nothing()).url.includes('/workspace/')
      ? shape.names === 'achievement'
        ? former
        : stranger
      : null;
    for (const state of states[shape.names] ?? (['withdrawn'] as const)) {
      const of = scene.hidden[state];
      const ask = (named = nothing()) => sent(world, who, shape, named);
      const asking = { there: () => ask(of), nowhere: () => ask(), again: () => ask() };
      const first = told(await timed(asking, glance), size);
      const {
        by,
        noise,
        surely,
        apart: is,
      } = Math.abs(first.surely) < 2.5 ? first : told(await timed(asking, look), size);
      const line = `${shape.name}, ${state}: ${by.toFixed(3)} ms (nothing: ${noise.toFixed(3)}), ${surely.toFixed(1)}`;
      seen.push(line);
      if (is) apart.push(line);
    }
  }
  console.info(`a clock told nothing apart by more than ${size.toFixed(3)} ms:\n${seen.join('\n')}`);
  expect(apart).toEqual([]);
  // The same clock tells a leak of the size of one statement.
  const [shape] = shapes(own);
  if (!shape) throw new Error('nothing is asked');
  const leaking = async () => {
    await sql`select 1`.execute(world.platform.db);
    return sent(world, stranger, shape, scene.hidden.withdrawn);
  };
  const plain = () => sent(world, stranger, shape, nothing());
  expect(told(await timed({ there: leaking, nowhere: plain, again: plain }, look), size).apart).toBe(true);
});
