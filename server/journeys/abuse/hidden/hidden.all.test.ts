import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openWorld, type World } from '#testing/world.ts';
import { middle, timed, told, type Verdict } from './clock.ts';
import { compare } from './compare.ts';
import { type Shape, sent, shapes } from './requests.ts';
import { type HiddenScene, hiddenScene, type Named, nothing } from './scene.ts';

// The clock itself, held to every road by which somebody may ask for what is not public.

vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 120_000 });

/** Turns of a first look; whatever may be apart by it is looked at again, and longer, and the last look counts. */
const looks = [200, 800, 3200];

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

const any = { achievement: '', organisation: '' };
const named = shapes(any).map(({ name }, n) => [name, n] as const);
const small = () => sql`select 1`.execute(world.platform.db);

type Ways = Parameters<typeof timed<Named>>[0];

/** Whether a clock tells these ways apart. What counts is half of what one small statement costs here and now: no leak costs less. */
async function look(ways: Ways, ask: Parameters<typeof timed<Named>>[1]): Promise<Verdict> {
  let verdict: Verdict | null = null;
  for (const turns of looks) {
    if (verdict && Math.abs(verdict.surely) < 2) break;
    const { there } = await timed({ there: nothing, nowhere: nothing, again: nothing }, small, 200);
    verdict = told(await timed(ways, ask, turns), middle(there) / 2);
  }
  if (!verdict) throw new Error('nobody looked');
  return verdict;
}

/** The shape of this number, with what the stranger has. */
function shapeAt(n: number): Shape {
  const { stranger } = scene.outsiders;
  const [shape] = shapes({
    achievement: scene.own,
    organisation: stranger.viewer.memberships[0]?.organisation ?? '',
  }).slice(n);
  if (!shape) throw new Error('a request that is none');
  return shape;
}

/** Who asks: one who has left the owner’s, of whom ids are known best; else a stranger, or a visitor where that is enough. */
function askerOf(shape: Shape) {
  const { stranger, former } = scene.outsiders;
  if (!shape.ask(nothing()).url.includes('/workspace/')) return null;
  return shape.names === 'achievement' && shape.ask(nothing()).route?.name !== 'achievements.merge' ? former : stranger;
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

test.each(named)('no clock tells %s of what is not public from the same of nothing', async (_, n) => {
  const shape = shapeAt(n);
  const who = askerOf(shape);
  for (const state of states[shape.names] ?? (['withdrawn'] as const)) {
    const ways = { there: () => scene.hidden[state], nowhere: nothing, again: nothing };
    const verdict = await look(ways, (of) => sent(world, who, shape, of));
    console.info(`${shape.name}, ${state}: ${JSON.stringify(verdict)}`);
    expect(verdict).toMatchObject({ apart: false });
  }
});

test('the same clock tells a request that reads one row more', async () => {
  const shape = shapeAt(0);
  const ways = { there: () => scene.hidden.withdrawn, nowhere: nothing, again: nothing };
  const leaking = async (of: Named, kind: string) => {
    if (kind === 'there')
      await sql`select * from achievements.achievement where id = ${of.achievement}`.execute(world.platform.db);
    return sent(world, scene.outsiders.stranger, shape, of);
  };
  const verdict = await look(ways, leaking);
  console.info(`a row more: ${JSON.stringify(verdict)}`);
  expect(verdict).toMatchObject({ apart: true });
});
