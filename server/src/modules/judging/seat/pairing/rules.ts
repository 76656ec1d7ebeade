import type { Shared, Work } from '../flow/rules.ts';

/** What an assignment is made from. Judges and solutions are named by id and otherwise known by their place. */
export type Assigning = {
  /** `most`: how many sheets a judge takes at once, all told; null for as many as there are. */
  readonly judges: readonly { readonly id: string; readonly most: number | null }[];
  readonly solutions: readonly string[];
  /** How many judges each solution gets, by its place. */
  readonly each: readonly number[];
  /** Expertise of each judge for each solution, from -20 to 100; null where a conflict, or a panel that is not the judge's, forbids the pair. */
  readonly worth: readonly (readonly (number | null)[])[];
  /** Whether a judge is one of the own experts of a solution's need owner 需求方专家. */
  readonly ofOwner: readonly (readonly boolean[])[];
  /** Of how many of a solution's judges these may be, in percent by its place; rounded down to whole judges. */
  readonly share: readonly number[];
  /** Pairs that the organiser has set by hand. They count towards `each` and the loads, and beyond `most` where they must. */
  readonly fixed: readonly { readonly judge: string; readonly solution: string }[];
  /** The greatest difference of loads that is accepted; 1 unless the organiser has accepted more. */
  readonly gap: number;
};

/** How many of a solution's judges may be the owner's own experts: a share of them in percent, rounded down. */
export const mostOfOwner = (share: number, each: number): number => Math.floor((share * each) / 100);

/** A judge and a solution by their places. */
export type Place = readonly [judge: number, solution: number];
/** How many seats stay empty. */
export const missingIn = ({ missing }: Shared): number => missing.reduce((sum, one) => sum + one, 0);
/** Whether a judge is the owner's own expert for a solution, and how many such it takes among so many. */
export const guestAt = ({ ofOwner }: Assigning, judge: number, at: number): boolean => ofOwner[judge]?.[at] === true;
export const mostAt = ({ share }: Assigning, at: number, each: number): number => mostOfOwner(share[at] ?? 100, each);

/** Where a solution's share lets none of the owner's experts in, none of them may judge it. */
export function withoutShut(given: Assigning): Assigning {
  const shut = given.solutions.map((_, at) => mostAt(given, at, given.each[at] ?? 0) === 0);
  const worth = given.worth.map((row, judge) =>
    row.map((one, at) => (shut[at] === true && guestAt(given, judge, at) ? null : one)),
  );
  return { ...given, worth };
}

/** A pair by hand by which a solution has more of the owner's experts than may be, with so many judges for each. */
export const beyondShare = (given: Assigning, fixed: readonly Place[], each: readonly number[]): Place | undefined =>
  fixed.find(
    ([judge, at]) => guestAt(given, judge, at) && guestsByHand(given, fixed, at) > mostAt(given, at, each[at] ?? 0),
  );
const guestsByHand = (given: Assigning, fixed: readonly Place[], at: number): number =>
  fixed.filter(([judge, solution]) => solution === at && guestAt(given, judge, at)).length;

/** An assignment as work to be shared out, with the pairs by hand as places and the most that each judge can have. */
export type Made = ReturnType<typeof workOf>;
export function workOf(given: Assigning) {
  const { judges, solutions, each, worth, fixed, ofOwner } = given;
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
  const work: Work = { worth: left, most, loads, guest: ofOwner, ...wantedFor(given, places, each) };
  return { work, fixed: places, bounds: most.map((one, place) => one + (loads[place] ?? 0)) };
}

/** How many judges each solution still wants beside those by hand, and how many of them may be the owner's experts. */
export const wantedFor = (given: Assigning, fixed: readonly Place[], each: readonly number[]) => ({
  wanted: given.solutions.map((_, at) =>
    Math.max(0, (each[at] ?? 0) - fixed.filter(([, solution]) => solution === at).length),
  ),
  guests: given.solutions.map((_, at) =>
    Math.max(0, mostAt(given, at, each[at] ?? 0) - guestsByHand(given, fixed, at)),
  ),
});

export type Gap = { readonly most: number; readonly least: number };

/** The greatest difference of loads within a group of judges who are tied by solutions, and the least load of that group that could be more. */
export function gapOf({ worth, solutions }: Assigning, loads: readonly number[], bounds: readonly number[]): Gap {
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
