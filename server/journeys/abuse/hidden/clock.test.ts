import { expect, test } from 'vitest';
import { middle, type Times, told } from './clock.ts';

/** Numbers from 0 to 1 that are the same each time. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Times of a busy machine, in milliseconds: some 3, seldom far more, and slower for a while now and then; `more` of them for what is there. */
function times(seed: number, turns: number, more: number): Times {
  const random = chanceOf(seed);
  let load = 1;
  const one = () => load * (2.5 + random() + (random() < 0.1 ? 40 * random() : 0));
  const made = Array.from({ length: turns }, () => {
    if (random() < 0.05) load = 1 + 3 * random();
    return { there: one() + more, nowhere: one(), again: one() };
  });
  return {
    there: made.map(({ there }) => there),
    nowhere: made.map(({ nowhere }) => nowhere),
    again: made.map(({ again }) => again),
  };
}

test('of a hundred clocks held to the same on a busy machine none tells them apart, and of a hundred held to one statement more each does', () => {
  const statement = 0.4;
  const verdicts = (more: number) =>
    Array.from({ length: 100 }, (_, seed) => told(times(seed + 1, 800, more), statement / 2).apart);
  expect(verdicts(0).filter(Boolean)).toHaveLength(0);
  expect(verdicts(statement).filter(Boolean)).toHaveLength(100);
});

test('what is less than a leak is none, however sure it is', () => {
  const { by, surely, apart } = told(times(1, 4000, 0.1), 0.2);
  expect([by > 0.05, surely > 3.5, apart]).toEqual([true, true, false]);
});

test('the middle of some numbers', () => {
  expect([middle([3, 1, 2]), middle([4, 1, 2, 3]), middle([7])]).toEqual([2, 2.5, 7]);
});
