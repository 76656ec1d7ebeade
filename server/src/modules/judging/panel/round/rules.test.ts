import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRatios, type Ratio } from '../ranking/rules.ts';
import { goingOn } from './rules.ts';

/** Few values, so that ties at the line are common. */
const scores = fc
  .array(fc.record({ n: fc.integer({ min: 0, max: 6 }), d: fc.constantFrom(1, 2, 3) }), { maxLength: 12 })
  .map((all) => new Map(all.map(({ n, d }, i): [string, Ratio] => [`s${i}`, { n: BigInt(n), d: BigInt(d) }])));

test('past a line by rank is whoever has fewer than N strictly before it; past one by score, whoever has it', () => {
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 8 }), (all, first) => {
      const before = (score: Ratio) => [...all.values()].filter((other) => compareRatios(other, score) > 0).length;
      const slow = [...all].filter(([, score]) => before(score) < first).map(([one]) => one);
      expect([...goingOn(all, { by: 'rank', first })].sort()).toEqual(slow.sort());
      const atLeast = [...all].filter(([, { n, d }]) => n >= BigInt(first) * d).map(([one]) => one);
      expect([...goingOn(all, { by: 'score', atLeast: first })].sort()).toEqual(atLeast.sort());
    }),
    { numRuns: 300 },
  );
});
