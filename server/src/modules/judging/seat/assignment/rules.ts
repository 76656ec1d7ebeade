import { type Shared, shareOut, type Work } from '../flow/rules.ts';

/** What an assignment is made from. Judges and solutions are named by id and otherwise known by their place. */
export type Assigning = {
  /** `most`: how many sheets a judge takes at once, all told; null for as many as there are. */
  readonly judges: readonly { readonly id: string; readonly most: number | null }[];
  readonly solutions: readonly string[];
  /** How many judges each solution gets, by its place. */
  readonly each: readonly number[];
  /** Expertise from 0 to 100 of each judge for each solution; null where a conflict, or a panel that is not the judge's, forbids the pair. */
  readonly worth: readonly (readonly (number | null)[])[];
  /** Pairs that the organiser has set by hand. They count towards `each` and the loads, and beyond `most` where they must. */
  readonly fixed: readonly { readonly judge: string; readonly solution: string }[];
  /** The greatest difference of loads that is accepted; 1 unless the organiser has accepted more. */
  readonly gap: number;
};

export type Pair = {
  readonly judge: string;
  readonly solution: string;
  readonly worth: number;
  readonly by: 'optimum' | 'hand';
  /** How many judges who may judge this solution know it better and do not get it, since loads are even or their own bound is reached. */
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

/** Why there is no assignment, and the least that would have to give way. */
export type Impossible =
  | {
      readonly possible: false;
      readonly because: 'conflict_by_hand';
      readonly judge: string;
      readonly solution: string;
    }
  | {
      readonly possible: false;
      readonly because: 'too_few_judges';
      /** How many seats are missing in all: with so many more judges' places, and no fewer, it can be done. */
      readonly missing: number;
      /** Solutions that compete for the same judges, with how many may judge each. */
      readonly solutions: readonly { readonly id: string; readonly judges: number }[];
      /** Judges who are full with these solutions. */
      readonly judges: readonly string[];
      /** The most judges for each solution that there are enough for, where none gets more than it was to. */
      readonly enough: number;
    }
  | {
      readonly possible: false;
      readonly because: 'uneven';
      /** The least difference of loads that there can be. */
      readonly least: number;
      /** Solutions that only `judges` can take, who therefore have more than the others. */
      readonly solutions: readonly string[];
      readonly judges: readonly string[];
    };

/**
 * The best assignment: `each` judges for every solution, no forbidden pair, loads as even as they can be and then the greatest sum of
 * expertise. Loads are compared among judges who are tied to each other by solutions that they may judge; whoever has all that conflicts
 * and their own bound leave is not counted as having too little. Where that difference is more than `gap`, or seats are missing: why.
 */
export function assign(given: Assigning): Assigned | Impossible {
  const made = workOf(given);
  const { work, bounds, fixed } = made;
  const wrong = fixed.find(([judge, solution]) => given.worth[judge]?.[solution] == null);
  if (wrong) {
    const [judge, solution] = named(given, wrong);
    return { possible: false, because: 'conflict_by_hand', judge, solution };
  }
  const shared = shareOut(work);
  const missing = shared.missing.reduce((sum, one) => sum + one, 0);
  if (missing > 0) return tooFew(given, work, shared, missing);
  const gap = gapOf(given, shared.loads, bounds);
  if (gap.most > given.gap) return uneven(given, work, gap);
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

function workOf({ judges, solutions, each, worth, fixed }: Assigning) {
  const judgeAt = new Map(judges.map(({ id }, place) => [id, place]));
  const solutionAt = new Map(solutions.map((id, place) => [id, place]));
  const places = fixed.map(
    ({ judge, solution }) => [judgeAt.get(judge) ?? -1, solutionAt.get(solution) ?? -1] as const,
  );
  const set = new Set(places.map(([judge, solution]) => judge * solutions.length + solution));
  const loads = judges.map((_, place) => places.filter(([judge]) => judge === place).length);
  const left = worth.map((row, judge) => row.map((one, at) => (set.has(judge * solutions.length + at) ? null : one)));
  const most = judges.map((judge, place) => {
    const open = (left[place] ?? []).filter((one) => one !== null).length;
    return Math.min(open, Math.max(0, (judge.most ?? open + (loads[place] ?? 0)) - (loads[place] ?? 0)));
  });
  const wanted = solutions.map((_, at) =>
    Math.max(0, (each[at] ?? 0) - places.filter(([, solution]) => solution === at).length),
  );
  const work: Work = { worth: left, wanted, most, loads };
  return { work, fixed: places, bounds: most.map((one, place) => one + (loads[place] ?? 0)) };
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
  return judges.filter(({ id }, place) => !has.has(id) && (worth[place]?.[at] ?? -1) > pair.worth).length;
}

type Gap = { readonly most: number; readonly least: number };

/** The greatest difference of loads within a group of judges who are tied by solutions, and the least load of that group that could be more. */
function gapOf({ worth, solutions }: Assigning, loads: readonly number[], bounds: readonly number[]): Gap {
  const group = worth.map((_, place) => place);
  const root = (place: number): number => {
    let at = place;
    while (group[at] !== at) at = group[at] ?? at;
    return at;
  };
  for (const at of solutions.keys()) {
    const may = worth.flatMap((row, place) => (row[at] == null ? [] : [place]));
    for (const place of may) group[root(place)] = root(may[0] ?? place);
  }
  let worst: Gap = { most: 0, least: 0 };
  for (const own of Map.groupBy(worth.keys(), root).values()) {
    const greatest = Math.max(...own.map((place) => loads[place] ?? 0));
    const least = Math.min(
      greatest,
      ...own.flatMap((place) => ((loads[place] ?? 0) < (bounds[place] ?? 0) ? [loads[place] ?? 0] : [])),
    );
    if (greatest - least > worst.most) worst = { most: greatest - least, least };
  }
  return worst;
}

function tooFew(given: Assigning, work: Work, shared: Shared, missing: number): Impossible {
  const { judges, solutions } = shortOf(work, shared);
  const { worth } = given;
  const most = Math.max(...given.each);
  let enough = most - 1;
  for (; enough > 0; enough -= 1) {
    const wanted = work.wanted.map((one, at) => Math.max(0, one - Math.max(0, (given.each[at] ?? 0) - enough)));
    const less = { ...work, wanted };
    if (shareOut(less).missing.every((one) => one === 0)) break;
  }
  return {
    possible: false,
    because: 'too_few_judges',
    missing,
    solutions: solutions.map((at) => ({
      id: given.solutions[at] ?? '',
      judges: worth.filter((row) => row[at] != null).length,
    })),
    judges: judges.map((place) => given.judges[place]?.id ?? ''),
    enough: Math.max(0, enough),
  };
}

/** Who would be short of judges, were nobody to have more than one above the least. */
function uneven(given: Assigning, work: Work, gap: Gap): Impossible {
  const most = work.most.map((one, place) =>
    Math.min(one, Math.max(0, gap.least + given.gap - (work.loads[place] ?? 0))),
  );
  const { judges, solutions } = shortOf(work, shareOut({ ...work, most }));
  return {
    possible: false,
    because: 'uneven',
    least: gap.most,
    solutions: solutions.map((at) => given.solutions[at] ?? ''),
    judges: judges.map((place) => given.judges[place]?.id ?? ''),
  };
}

/** Pieces that lack workers, with those that compete with them: the workers who are full with them, and what else these have. */
function shortOf({ worth }: Work, { given, missing }: Shared): { judges: number[]; solutions: number[] } {
  const solutions = new Set(missing.flatMap((one, at) => (one > 0 ? [at] : [])));
  const judges = new Set<number>();
  const has = new Set(given.map(([judge, at]) => `${judge} ${at}`));
  for (const at of solutions) {
    for (const [judge, row] of worth.entries()) {
      if (row[at] == null || judges.has(judge) || has.has(`${judge} ${at}`)) continue;
      judges.add(judge);
      for (const [other, piece] of given) if (other === judge) solutions.add(piece);
    }
  }
  return { judges: [...judges].sort((a, b) => a - b), solutions: [...solutions].sort((a, b) => a - b) };
}
