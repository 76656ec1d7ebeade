import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convert, taxOn } from './rules.ts';

const fifth = [{ fromFen: 0, per10000: 2_000 }];
const people = (points: readonly number[]) =>
  points.map((each, at) => ({ broker: `b${at}`, number: `JJR-${String(at + 1).padStart(4, '0')}`, points: each }));

test('the pool is shared by points to the fen; equal remainders go to the earlier in the list', () => {
  const rows = convert(50_000_000, people([30, 10, 30, 0, -7]), fifth);
  expect(rows.map(({ number, place, gross, tax, net }) => [place, number, gross, tax, net])).toEqual([
    [1, 'JJR-0001', 21_428_572, 4_285_714, 17_142_858],
    [2, 'JJR-0003', 21_428_571, 4_285_714, 17_142_857],
    [3, 'JJR-0002', 7_142_857, 1_428_571, 5_714_286],
  ]);
  expect(convert(50_000_000, people([0, -1]), fifth)).toEqual([]);
});

test('a number of five digits comes after those of four', () => {
  const rows = convert(
    100,
    [
      { broker: 'z', number: 'JJR-10000', points: 1 },
      { broker: 'a', number: 'JJR-9999', points: 1 },
    ],
    fifth,
  );
  expect(rows.map((row) => row.number)).toEqual(['JJR-9999', 'JJR-10000']);
});

test('a conversion always spends its pool to the fen, gives more to more points, and net and tax make the gross', () => {
  const points = fc.array(fc.integer({ min: -50, max: 100_000 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(fc.nat(100_000_000), points, fc.nat(10_000), (pool, given, per10000) => {
      const rows = convert(pool, people(given), [{ fromFen: 0, per10000 }]);
      expect(rows.length).toBe(given.filter((each) => each > 0).length);
      if (rows.length === 0) return;
      expect(rows.reduce((sum, row) => sum + row.gross, 0)).toBe(pool);
      for (const [at, row] of rows.entries()) {
        expect(row.tax + row.net).toBe(row.gross);
        expect(row.net).toBeGreaterThanOrEqual(0);
        const next = rows[at + 1];
        if (next) expect([row.points >= next.points, row.gross >= next.gross]).toEqual([true, true]);
      }
    }),
  );
});

test('tax is 20 percent rounded half up, or by steps', () => {
  expect([0, 1, 2, 3, 7, 8, 100].map((fen) => taxOn(fen, fifth))).toEqual([0, 0, 0, 1, 1, 2, 20]);
  const steps = [
    { fromFen: 100, per10000: 1_000 },
    { fromFen: 200, per10000: 5_000 },
  ];
  expect([100, 200, 300].map((fen) => taxOn(fen, steps))).toEqual([0, 10, 60]);
});

test('more gross never means less net', () => {
  const table = [
    { fromFen: 0, per10000: 300 },
    { fromFen: 3_600_000, per10000: 1_000 },
    { fromFen: 14_400_000, per10000: 4_500 },
  ];
  fc.assert(
    fc.property(fc.nat(60_000_000), fc.nat(1_000), (fen, more) => {
      expect(fen + more - taxOn(fen + more, table)).toBeGreaterThanOrEqual(fen - taxOn(fen, table));
    }),
  );
});
