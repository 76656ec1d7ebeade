import { expect, test } from 'vitest';
import { openWorld } from '#testing/world.ts';
import { chanceOf, seedOf } from './chance.ts';
import { compare, counted } from './told.ts';
import { liveYear } from './year.ts';

const sizes = { moments: 10, apart: 3, contests: 4, tracks: 2, calls: 6, sittings: 3, restarts: 0, stepsBack: 2 };

test('a month of phases, decisions, deadlines and reviews: each happens once, with its reason, when a plan beside says so', async () => {
  const world = await openWorld();
  const seed = seedOf();
  try {
    const { plan, decisions } = await liveYear(
      {
        use: (work) => work(world.platform),
        as: (cookie) => world.as({ cookie }),
        travel: (to) => world.travel(to),
        settle: () => world.settle(),
        interrupt: () => world.settle(),
      },
      chanceOf(seed),
      sizes,
    );
    const { moves, latest, ...wrong } = await compare(world.platform, plan);
    expect(wrong, `the year of seed ${seed}`).toEqual({ missing: [], surplus: [], early: [], late: [] });
    expect(await counted(world.platform)).toEqual({ changes: true, closes: [sizes.calls, sizes.calls] });
    console.log(JSON.stringify({ seed, moves, latest, decisions }));
  } finally {
    await world.close();
  }
}, 60_000);
