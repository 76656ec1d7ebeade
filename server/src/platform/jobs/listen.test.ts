import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openWorld, type World } from '#testing/world.ts';
import { factsChannel } from '../facts/record.ts';
import { factListener } from './listen.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The server processes that listen in this database. */
const listeners = async (): Promise<number[]> =>
  (
    await world.platform.pool.query<{ pid: number }>(
      'select pid from pg_stat_activity where datname = current_database() and query = $1',
      [`listen ${factsChannel}`],
    )
  ).rows.map(({ pid }) => pid);
/** A connection that was given up ends a moment after. */
const nobodyListens = () => vi.waitFor(async () => expect(await listeners()).toEqual([]), { timeout: 10_000 });
const end = (pid: number) => world.platform.pool.query('select pg_terminate_backend($1)', [pid]);

test('a listener whose connection is lost listens again, and misses nothing: it wakes as it opens', async () => {
  const wake = vi.fn<() => void>();
  const listener = await factListener(world.platform.pool, wake);
  expect(wake).toHaveBeenCalledTimes(1);
  const [pid = 0] = await listeners();
  await end(pid);
  await vi.waitFor(() => expect(wake).toHaveBeenCalledTimes(2), { timeout: 10_000 });
  expect(await listeners()).toHaveLength(1);
  await listener.stop();
});

test('one that is stopped as its connection ends is given back once, and nothing is thrown at nobody', async () => {
  await nobodyListens();
  for (let tries = 0; tries < 20; tries += 1) {
    const listener = await factListener(world.platform.pool, () => undefined);
    const ended = Promise.all((await listeners()).map(end));
    await pause(tries % 4);
    await listener.stop();
    await ended;
  }
  await nobodyListens();
});
