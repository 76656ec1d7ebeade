import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Assigned, type Assigning, assign, type Impossible } from './rules.ts';

/** As many judges for each solution. */
type Small = Omit<Assigning, 'each' | 'share'> & { readonly each: number; readonly share: number };
const assignEach = ({ each, share, ...given }: Small) =>
  assign({ ...given, each: given.solutions.map(() => each), share: given.solutions.map(() => share) });
/** How many of a solution's judges may be the owner's, told anew. */
const fewOf = ({ share }: Small, each: number): number => {
  let few = 0;
  while ((few + 1) * 100 <= share * each) few += 1;
  return few;
};
const isOwners = ({ ofOwner }: Small, judge: number, at: number) => ofOwner[judge]?.[at] === true;
const letters = ['a', 'b', 'c', 'd', 'e'];

/** Small enough that every assignment can be tried. */
const small = fc
  .record({
    judges: fc.integer({ min: 1, max: 5 }),
    solutions: fc.integer({ min: 1, max: 4 }),
    each: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ judges, solutions, each }) =>
    fc.record({
      each: fc.constant(each),
      gap: fc.constantFrom(1, 1, 1, 2, 4),
      share: fc.constantFrom(0, 33, 34, 40, 50, 67, 100, 100),
      ofOwner: fc.array(fc.array(fc.boolean(), { minLength: solutions, maxLength: solutions }), {
        minLength: judges,
        maxLength: judges,
      }),
      solutions: fc.constant(Array.from({ length: solutions }, (_, place) => `s${place}`)),
      judges: fc
        .array(fc.option(fc.integer({ min: 0, max: 4 }), { freq: 2 }), { minLength: judges, maxLength: judges })
        .map((bounds) => bounds.map((most, place) => ({ id: letters[place] ?? '', most }))),
      worth: fc.array(
        fc.array(fc.option(fc.constantFrom(-20, 0, 10, 10, 40, 60, 100), { freq: 4 }), {
          minLength: solutions,
          maxLength: solutions,
        }),
        { minLength: judges, maxLength: judges },
      ),
      fixed: fc.uniqueArray(
        fc.record({
          judge: fc.nat(judges - 1).map((n) => letters[n] ?? ''),
          solution: fc.nat(solutions - 1).map((n) => `s${n}`),
        }),
        { maxLength: 2, selector: ({ judge, solution }) => judge + solution },
      ),
    }),
  );

type Tried = {
  readonly pairs: ReadonlySet<string>;
  readonly value: number;
  readonly gap: number;
  readonly squares: number;
};
/** Where none of the owner's experts may judge, the pair is no way at all. */
const worthOf = (given: Small, judge: number, at: number) =>
  isOwners(given, judge, at) && fewOf(given, given.each) === 0 ? null : (given.worth[judge]?.[at] ?? null);
const isFixed = ({ fixed, judges, solutions }: Small, judge: number, at: number) =>
  fixed.some((pair) => pair.judge === judges[judge]?.id && pair.solution === solutions[at]);

/** Loads and their difference, told anew: only judges who are tied by solutions are compared, and none who has all they can. */
function gapOf(given: Small, loads: readonly number[], bounds: readonly number[]): number {
  const tied = given.judges.map((_, a) =>
    given.judges.map((__, b) =>
      given.solutions.some((___, at) => worthOf(given, a, at) !== null && worthOf(given, b, at) !== null),
    ),
  );
  for (const via of given.judges.keys())
    for (const a of given.judges.keys())
      for (const b of given.judges.keys()) if (tied[a]?.[via] && tied[via]?.[b]) (tied[a] as boolean[])[b] = true;
  let worst = 0;
  for (const a of given.judges.keys())
    for (const b of given.judges.keys())
      if (tied[a]?.[b] && (loads[b] ?? 0) < (bounds[b] ?? 0))
        worst = Math.max(worst, (loads[a] ?? 0) - (loads[b] ?? 0));
  return worst;
}

/** Every assignment with what is set by hand, `each` judges a solution and nobody beyond their bound. */
function everyWay(given: Small): Tried[] {
  const { judges, solutions, each } = given;
  const fixedOf = judges.map((_, judge) => solutions.filter((__, at) => isFixed(given, judge, at)).length);
  const bounds = judges.map(({ most }, judge) => {
    const may = solutions.filter((_, at) => worthOf(given, judge, at) !== null).length;
    return Math.max(fixedOf[judge] ?? 0, Math.min(may, most ?? may));
  });
  const panels = solutions.map((_, at) => {
    const hand = judges.filter((__, judge) => isFixed(given, judge, at)).length;
    return Array.from({ length: 1 << judges.length }, (__, bits) =>
      [...judges.keys()].filter((judge) => (bits >> judge) & 1),
    ).filter(
      (panel) =>
        panel.length === Math.max(each, hand) &&
        panel.every((judge) => worthOf(given, judge, at) !== null) &&
        panel.filter((judge) => isOwners(given, judge, at)).length <= fewOf(given, each) &&
        judges.every((__, judge) => !isFixed(given, judge, at) || panel.includes(judge)),
    );
  });
  let ways: number[][][] = [[]];
  for (const choices of panels) ways = ways.flatMap((way) => choices.map((panel) => [...way, panel]));
  return ways.flatMap((way) => {
    const loads = judges.map((_, judge) => way.filter((panel) => panel.includes(judge)).length);
    if (loads.some((load, judge) => load > (bounds[judge] ?? 0))) return [];
    const pairs = way.flatMap((panel, at) => panel.map((judge) => [judge, at] as const));
    const value = pairs.reduce((sum, [judge, at]) => sum + (worthOf(given, judge, at) ?? 0), 0);
    const names = new Set(pairs.map(([judge, at]) => `${judges[judge]?.id} ${solutions[at]}`));
    return [
      {
        pairs: names,
        value,
        gap: gapOf(given, loads, bounds),
        squares: loads.reduce((sum, load) => sum + load * load, 0),
      },
    ];
  });
}

/** How many of a solution's judges by hand are the owner's. */
const owners = (given: Small, at: number): number =>
  [...given.judges.keys()].filter((judge) => isFixed(given, judge, at) && isOwners(given, judge, at)).length;

/** The fewest seats that stay empty, whoever is chosen. */
function fewestMissing(given: Small): number {
  const { judges, solutions, each, fixed } = given;
  let fewest = Number.POSITIVE_INFINITY;
  const free = judges.flatMap((_, judge) =>
    [...solutions.keys()]
      .filter((at) => worthOf(given, judge, at) !== null && !isFixed(given, judge, at))
      .map((at) => [judge, at] as const),
  );
  const left = solutions.map((id) => Math.max(0, each - fixed.filter(({ solution }) => solution === id).length));
  const room = judges.map(({ id, most }) =>
    Math.max(0, (most ?? 9) - fixed.filter(({ judge }) => judge === id).length),
  );
  const few = solutions.map((_, at) => fewOf(given, each) - owners(given, at));
  const go = (place: number, missing: number): void => {
    if (missing < fewest) fewest = missing;
    const pair = free[place];
    if (!pair || missing - (free.length - place) >= fewest) return;
    const [judge, at] = pair;
    const guest = isOwners(given, judge, at) ? 1 : 0;
    if ((left[at] ?? 0) > 0 && (room[judge] ?? 0) > 0 && (few[at] ?? 0) >= guest) {
      left[at] = (left[at] ?? 0) - 1;
      room[judge] = (room[judge] ?? 0) - 1;
      few[at] = (few[at] ?? 0) - guest;
      go(place + 1, missing - 1);
      left[at] = (left[at] ?? 0) + 1;
      room[judge] = (room[judge] ?? 0) + 1;
      few[at] = (few[at] ?? 0) + guest;
    }
    go(place + 1, missing);
  };
  go(
    0,
    left.reduce((sum, one) => sum + one, 0),
  );
  return fewest;
}

/** Holds an assignment against every way that there is. */
function compare(given: Small, made: Assigned | Impossible): void {
  const byHand = given.fixed.map(({ judge, solution }) =>
    worthOf(given, letters.indexOf(judge), given.solutions.indexOf(solution)),
  );
  const tooManyByHand = [...given.solutions.keys()].some((at) => owners(given, at) > fewOf(given, given.each));
  const ways = byHand.includes(null) || tooManyByHand ? [] : everyWay(given);
  const least = Math.min(...ways.map(({ gap }) => gap));
  if (byHand.includes(null) || tooManyByHand)
    expect(made).toMatchObject({ possible: false, because: 'conflict_by_hand' });
  else if (ways.length === 0) {
    const of = { missing: fewestMissing(given), enough: enoughOf(given) };
    const share = leastShareOf(given);
    expect(made).toMatchObject(
      share === null ? { because: 'too_few_judges', ...of } : { because: 'owners_share', share, ...of },
    );
  } else if (least > given.gap) {
    const freely = everyWay({ ...given, share: 100 }).map(({ gap }) => gap);
    expect(made).toMatchObject({ because: 'uneven', least, byShare: Math.min(...freely) <= given.gap });
  } else {
    const evenest = Math.min(...ways.map(({ squares }) => squares));
    const even = ways.filter(({ squares }) => squares === evenest);
    const value = Math.max(...even.map((one) => one.value));
    expect(even.every(({ gap }) => gap === least)).toBe(true);
    expect(made).toMatchObject({ possible: true, value, gap: least });
    const pairs = made.possible ? made.pairs : [];
    const names = pairs
      .map(({ judge, solution }) => `${judge} ${solution}`)
      .sort()
      .join();
    const best = even.filter((one) => one.value === value);
    expect(best.some((one) => [...one.pairs].sort().join() === names)).toBe(true);
    // What is kept by hand is not lost when it is made again.
    expect(assignEach({ ...given, fixed: pairs })).toMatchObject({ value, gap: least });
  }
}

/** The least share in percent with which there is a way; null where there is none with any. */
function leastShareOf(given: Small): number | null {
  for (let share = given.share + 1; share <= 100; share += 1)
    if (fewOf({ ...given, share }, given.each) > fewOf({ ...given, share: share - 1 }, given.each))
      if (everyWay({ ...given, share }).length > 0) return share;
  return null;
}

/** The most judges for each solution for which there is a way. */
function enoughOf(given: Small): number {
  for (let each = given.each - 1; each > 0; each -= 1) if (everyWay({ ...given, each }).length > 0) return each;
  return 0;
}

const nobodys = { ofOwner: [], share: 40 };

describe('an assignment', () => {
  test('is the best of all that can be made, or says rightly why there is none', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(small, (given) => {
        const made = assignEach(given);
        seen.add(made.possible ? 'possible' : made.because);
        compare(given, made);
      }),
      { numRuns: 2000 },
    );
    expect(seen).toEqual(new Set(['possible', 'conflict_by_hand', 'too_few_judges', 'owners_share', 'uneven']));
  });

  test('of which solutions only two judges may do three says so, and what difference of loads would do', () => {
    const given: Small = {
      each: 1,
      gap: 1,
      ...nobodys,
      solutions: ['s0', 's1', 's2', 's3', 's4'],
      judges: ['a', 'b', 'c'].map((id) => ({ id, most: null })),
      worth: [
        [50, 50, 50, 50, 50],
        [null, null, null, null, 20],
        [null, null, null, null, 90],
      ],
      fixed: [],
    };
    const made = assignEach(given);
    expect(made).toEqual({
      possible: false,
      because: 'uneven',
      byShare: false,
      least: 4,
      solutions: ['s0', 's1', 's2', 's3'],
      judges: ['a'],
    });
    expect(assignEach({ ...given, gap: 4 })).toMatchObject({ possible: true, value: 290, gap: 4 });
    expect(assignEach({ ...given, judges: [{ id: 'a', most: 3 }, ...given.judges.slice(1)] })).toEqual({
      possible: false,
      because: 'too_few_judges',
      missing: 1,
      enough: 0,
      solutions: ['s0', 's1', 's2', 's3'].map((id) => ({ id, judges: 1 })),
      judges: ['a'],
    });
  });

  test('tells of each pair how many knew better and do not get it', () => {
    const made = assignEach({
      each: 1,
      gap: 1,
      ...nobodys,
      solutions: ['s0', 's1', 's2'],
      judges: [
        { id: 'a', most: null },
        { id: 'b', most: 0 },
        { id: 'c', most: null },
      ],
      worth: [
        [100, 90, 80],
        [100, 100, 100],
        [70, 10, 10],
      ],
      fixed: [{ judge: 'c', solution: 's1' }],
    });
    expect(made.possible && made.pairs.toSorted((one, other) => one.solution.localeCompare(other.solution))).toEqual([
      { judge: 'a', solution: 's0', worth: 100, by: 'optimum', stronger: 0 },
      { judge: 'c', solution: 's1', worth: 10, by: 'hand', stronger: 2 },
      { judge: 'a', solution: 's2', worth: 80, by: 'optimum', stronger: 1 },
    ]);
    expect(made).toMatchObject({
      value: 190,
      loads: [
        { judge: 'a', load: 2, bound: 3 },
        { judge: 'b', load: 0, bound: 0 },
        { judge: 'c', load: 1, bound: 3 },
      ],
    });
  });
});
