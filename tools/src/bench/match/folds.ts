import { createHash } from 'node:crypto';
import { type Parameters, parameters } from '../../../../server/src/platform/search/match/parameters.ts';
import { type Measures, mean, measureNames } from './measures.ts';

/** Numbers that are chosen, each from where to where. */
export type Ranges = { readonly [name in keyof Parameters]?: readonly [from: number, to: number] };

/**
 * From what the recipe has (no rarity among questions, no nearness, no characters, no length but BM25's) to where a number would rule alone. What
 * is not here is the same in all folds.
 */
export const ranges: Ranges = {
  title: [2, 5],
  repetition: [0.6, 1],
  special: [0, 1.5],
  other: [0.25, 1],
  character: [0, 1],
  holding: [0, 0.5],
  near: [0, 40],
};

export const folds = 5;
/** So many settings are tried, and the mean of so many of the best is chosen: the one best would be best by chance. */
const [tried, best] = [60, 15];

/** The fold of a need, by the hash of its title: a need that was filed twice is in one fold. */
export const foldOf = (title: string): number => (createHash('sha256').update(title.trim()).digest()[0] ?? 0) % folds;

/** Settings at random within the ranges, the same at every run. */
export function settings(among: Ranges = ranges, count: number = tried): Parameters[] {
  let state = 65;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count }, () => ({
    ...parameters,
    ...Object.fromEntries(Object.entries(among).map(([name, [from, to]]) => [name, from + (to - from) * random()])),
  }));
}

/** What settings are chosen by: the sum of the means of all measures over some needs. */
const worth = (measured: readonly Measures[]): number =>
  measureNames.reduce((sum, name) => sum + mean(measured.map((one) => one[name])), 0);

/** The mean of the best settings. `measured` has for each of them each need's measures. */
export function choose(
  all: readonly Parameters[],
  measured: readonly (readonly Measures[])[],
  most: number = best,
): Parameters {
  const worths = measured.map(worth);
  const order = all.map((_, place) => place).sort((a, b) => (worths[b] ?? 0) - (worths[a] ?? 0));
  const chosen = order.slice(0, most).flatMap((place) => all[place] ?? []);
  const meanOf = (name: keyof Parameters): number => mean(chosen.map((one) => one[name]));
  const names = Object.keys(ranges) as (keyof Parameters)[];
  return { ...parameters, ...Object.fromEntries(names.map((name) => [name, Number(meanOf(name).toPrecision(3))])) };
}

/** What is chosen on some needs alone. */
export const chooseOn = (
  has: (need: number) => boolean,
  all: readonly Parameters[],
  measured: readonly (readonly Measures[])[],
  most: number = best,
): Parameters =>
  choose(
    all,
    measured.map((one) => one.filter((_, need) => has(need))),
    most,
  );
