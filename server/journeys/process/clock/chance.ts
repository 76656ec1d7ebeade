import { randomInt } from 'node:crypto';
import fc from 'fast-check';

/** Numbers drawn by a seed: the same seed gives the same year. */
export type Chance = {
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  /** True once in `n` times. */
  oneIn(n: number): boolean;
  pick<T>(of: readonly T[]): T;
  /** So many different ones of a list, in its order. */
  some<T>(of: readonly T[], count: number): T[];
};

/** More than a year draws. */
const most = 50_000;

/** The seed that the environment names in `CLOCK_SEED`, to live a year once more that failed; else another each time. */
export const seedOf = (): number => Number(process.env['CLOCK_SEED'] ?? randomInt(2 ** 31));

export function chanceOf(seed: number): Chance {
  const drawn = fc.sample(fc.noBias(fc.integer({ min: 0, max: 2 ** 30 - 1 })), { seed, numRuns: most });
  let n = 0;
  const below = (limit: number) => {
    const one = drawn[n++];
    if (one === undefined) throw new Error('a year that draws more than was drawn');
    return one % limit;
  };
  const pick = <T>(of: readonly T[]): T => {
    const one = of[below(of.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  };
  return {
    below,
    pick,
    oneIn: (times) => below(times) === 0,
    some: (of, count) => {
      const chosen = new Set<number>();
      while (chosen.size < Math.min(count, of.length)) chosen.add(below(of.length));
      return of.filter((_, at) => chosen.has(at));
    },
  };
}
