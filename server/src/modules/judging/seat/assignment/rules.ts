import { shareOut } from '../flow/rules.ts';
import { type Assigning, beyondShare, gapOf, missingIn, withoutShut, workOf } from '../pairing/rules.ts';
import { type Impossible, tooFew, uneven } from '../shortage/rules.ts';

export { type Assigning, mostOfOwner } from '../pairing/rules.ts';
export type { Impossible } from '../shortage/rules.ts';

export type Pair = {
  readonly judge: string;
  readonly solution: string;
  readonly worth: number;
  readonly by: 'optimum' | 'hand';
  /** How many judges who may judge this solution know it better and do not get it, since loads are even, or their own bound or the owner's share is reached. */
  readonly stronger: number;
};
export type Load = {
  readonly judge: string;
  readonly load: number;
  /** The most that conflicts and the judge's own bound leave. Who has it is not counted as having too little. */
  readonly bound: number;
};
export type Assigned = {
  readonly possible: true;
  readonly pairs: readonly Pair[];
  /** The sum of the worth of all pairs: no other assignment as even as this, with the same pairs by hand, has more. */
  readonly value: number;
  readonly loads: readonly Load[];
  /** The greatest difference of loads among judges who are tied by solutions and can take more. */
  readonly gap: number;
};

/**
 * The best assignment: `each` judges for every solution, no forbidden pair, of the owner's own experts no more than their share, loads as
 * even as they can be and then the greatest sum of expertise. Loads are compared among judges who are tied to each other by solutions that
 * they may judge; whoever has all that conflicts and their own bound leave is not counted as having too little. Where that difference is
 * more than `gap`, or seats are missing: why.
 */
export function assign(asked: Assigning): Assigned | Impossible {
  const given = withoutShut(asked);
  const made = workOf(given);
  const { work, bounds, fixed } = made;
  const wrong = fixed.find(([judge, at]) => given.worth[judge]?.[at] == null) ?? beyondShare(given, fixed, given.each);
  if (wrong) {
    const [judge, solution] = named(given, wrong);
    return { possible: false, because: 'conflict_by_hand', judge, solution };
  }
  const shared = shareOut(work);
  if (missingIn(shared) > 0) return tooFew(asked, made, shared);
  const gap = gapOf(given, shared.loads, bounds);
  if (gap.most > given.gap) return uneven(asked, made, gap);
  const pairs = [
    ...fixed.map((pair) => pairOf(given, pair, 'hand')),
    ...shared.given.map((pair) => pairOf(given, pair, 'optimum')),
  ];
  const taken = Map.groupBy(pairs, ({ solution }) => solution);
  return {
    possible: true,
    pairs: pairs.map((pair) => ({ ...pair, stronger: strongerThan(given, pair, taken.get(pair.solution) ?? []) })),
    value: pairs.reduce((sum, { worth }) => sum + worth, 0),
    loads: given.judges.map(({ id }, place) => ({
      judge: id,
      load: shared.loads[place] ?? 0,
      bound: bounds[place] ?? 0,
    })),
    gap: gap.most,
  };
}

const named = ({ judges, solutions }: Assigning, [judge, solution]: readonly [number, number]) =>
  [judges[judge]?.id ?? '', solutions[solution] ?? ''] as const;

function pairOf(given: Assigning, place: readonly [number, number], by: Pair['by']) {
  const [judge, solution] = named(given, place);
  return { judge, solution, worth: given.worth[place[0]]?.[place[1]] ?? 0, by };
}

function strongerThan(
  { judges, solutions, worth }: Assigning,
  pair: Omit<Pair, 'stronger'>,
  taken: readonly Omit<Pair, 'stronger'>[],
) {
  const at = solutions.indexOf(pair.solution);
  const has = new Set(taken.map(({ judge }) => judge));
  return judges.filter(({ id }, place) => !has.has(id) && (worth[place]?.[at] ?? Number.NEGATIVE_INFINITY) > pair.worth)
    .length;
}
