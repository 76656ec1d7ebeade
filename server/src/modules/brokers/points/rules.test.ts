import fc from 'fast-check';
import { expect, test } from 'vitest';
import { basePoints, gainsOf, type Part, succeeded, type Tier } from './rules.ts';

const tiers: Tier[] = [
  { fromFen: 0, points: 10 },
  { fromFen: 100_000_000, points: 30 },
  { fromFen: 500_000_000, points: 60 },
];
const seventyThirty = { broker: 70, agency: 30 };

test('base points are those of the highest tier reached, to the fen', () => {
  expect([0, 99_999_999, 100_000_000, 499_999_999, 500_000_000].map((fen) => basePoints(fen, tiers))).toEqual([
    10, 10, 30, 30, 60,
  ]);
  expect(basePoints(100_000_000, tiers.toReversed())).toBe(30);
  expect(basePoints(5, [{ fromFen: 10, points: 1 }])).toBe(0);
});

test('a larger contract never earns fewer points where tiers rise', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), fc.nat(1_000_000_000), (one, other) => {
      expect(basePoints(Math.max(one, other), tiers)).toBeGreaterThanOrEqual(basePoints(Math.min(one, other), tiers));
    }),
  );
});

test('30 points of one broker with an agency go 21 to 9', () => {
  expect(gainsOf(30, seventyThirty, [{ broker: 'a', agency: 'x', share: 10_000 }])).toEqual([
    { kind: 'broker', holder: 'a', points: 21 },
    { kind: 'agency', holder: 'x', points: 9 },
  ]);
});

test('brokers of one agency add up there; the agency part of a broker without one goes to nobody', () => {
  const parts: Part[] = [
    { broker: 'a', agency: 'x', share: 5_000 },
    { broker: 'b', agency: 'x', share: 2_500 },
    { broker: 'c', agency: null, share: 2_500 },
  ];
  expect(gainsOf(100, seventyThirty, parts)).toEqual([
    { kind: 'broker', holder: 'a', points: 35 },
    { kind: 'broker', holder: 'b', points: 18 },
    { kind: 'broker', holder: 'c', points: 17 },
    { kind: 'agency', holder: 'x', points: 23 },
  ]);
});

const shares = fc
  .array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 8 })
  .map((weights) => weights.map((share, at) => ({ broker: `b${at}`, agency: `a${at % 3}`, share })));

test('with everyone in an agency, all base points are given out, whatever the split and the shares', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100), shares, (base, percent, parts) => {
      const gains = gainsOf(base, { broker: percent, agency: 100 - percent }, parts);
      expect(gains.reduce((sum, gain) => sum + gain.points, 0)).toBe(base);
      expect(gains.every(({ points }) => Number.isSafeInteger(points) && points > 0)).toBe(true);
      expect(gains.length).toBe(new Set(gains.map(({ kind, holder }) => kind + holder)).size);
    }),
  );
});

test('any one kind of the evidence asked for is enough, and none is needed where none is asked for', () => {
  expect(succeeded(['registration', 'certificate'], ['first_payment'])).toBe(false);
  expect(succeeded(['registration', 'certificate'], ['certificate'])).toBe(true);
  expect(succeeded([], [])).toBe(true);
});
