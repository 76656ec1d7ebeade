import { afterAll, beforeAll, expect, test } from 'vitest';
import { now, setClock } from '#platform/db/connection.ts';
import { openWorld, type World } from '#testing/world.ts';
import { makeNoticed } from '../../factory.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('five working days over the National Day of 2026 end when the fifth of them is over in Shanghai', async () => {
  // A need made on 29 August stands thirty days: its notice begins on Monday 28 September, at noon in Shanghai.
  await setClock(world.platform.db, new Date('2026-08-29T04:00:00Z'));
  const scene = await makeNoticed(world.platform, (to) => world.travel(to));
  const notice = await world.as().judging.notice({ params: { number: scene.notice } });
  expect(notice.publishedAt.slice(0, 10)).toBe('2026-09-28');
  // 29 and 30 September; 1 to 7 October are off; 8 and 9 October, and Saturday the 10th, worked in exchange.
  expect(notice.endsAt).toBe('2026-10-10T16:00:00.000Z');
  expect(notice.number).toBe('GS-2026-0001');
  await world.travel(new Date('2026-10-10T15:59:00Z'));
  expect((await world.as().judging.notice({ params: { number: scene.notice } })).state).toBe('standing');
  await world.travel(new Date('2026-10-10T16:00:00Z'));
  expect((await world.as().judging.notice({ params: { number: scene.notice } })).state).toBe('definitive');
  expect((await now(world.platform.db)).toISOString().slice(0, 10)).toBe('2026-10-10');
});
