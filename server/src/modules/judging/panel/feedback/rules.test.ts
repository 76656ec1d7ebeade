import { expect, test } from 'vitest';
import { bandOf, isReleased, quarterOf } from './rules.ts';

test('a mean lies in a quarter of the full mark, and a bound belongs to the quarter above it', () => {
  const quarters = [0, 24, 25, 49, 50, 74, 75, 100].map((n) => quarterOf({ n: BigInt(n), d: 10n }, 10));
  expect(quarters).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  expect(quarterOf({ n: 22n, d: 3n }, 10)).toBe(3);
});

test('a rank lies in the first quarter, the first half or below; nobody of three is in a quarter', () => {
  const bands = (ranked: number) => Array.from({ length: ranked }, (_, place) => bandOf(place + 1, ranked));
  const [top, upper, lower] = ['top_quarter', 'upper_half', 'lower_half'];
  expect(bands(1)).toEqual([upper]);
  expect(bands(3)).toEqual([upper, upper, lower]);
  expect(bands(4)).toEqual([top, upper, lower, lower]);
  expect(bands(9)).toEqual([top, top, upper, upper, upper, lower, lower, lower, lower]);
});

test('feedback is released by the state of the result alone, and a notice that falls takes it back', () => {
  const states = ['preparing', 'scoring', 'scored', 'proposed', 'confirmed', 'noticed', 'definitive', 'declined'];
  expect(states.filter((state) => isReleased('definitive', state))).toEqual(['definitive', 'declined']);
  expect(states.filter((state) => isReleased('notice', state))).toEqual(['noticed', 'definitive', 'declined']);
});
