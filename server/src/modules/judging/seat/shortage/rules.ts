import { type Shared, shareOut, type Work } from '../flow/rules.ts';
import {
  type Assigning,
  beyondShare,
  type Gap,
  gapOf,
  guestAt,
  type Made,
  missingIn,
  mostAt,
  type Place,
  wantedFor,
  withoutShut,
  workOf,
} from '../pairing/rules.ts';

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
      /** There would be enough judges, were more of them the owner's own experts than may be. */
      readonly because: 'owners_share';
      /** How many places of other judges are missing. */
      readonly missing: number;
      /** Solutions that compete for the same judges: how many others may judge each, and how many of the owner's may be among its judges. */
      readonly solutions: readonly { readonly id: string; readonly others: number; readonly most: number }[];
      /** The least share in percent with which it can be done, and the most judges for each solution that can be had without. */
      readonly share: number;
      readonly enough: number;
    }
  | {
      readonly possible: false;
      readonly because: 'uneven';
      /** Whether it would be even, were more of a solution's judges the owner's own experts than may be. */
      readonly byShare: boolean;
      /** The least difference of loads that there can be. */
      readonly least: number;
      /** Solutions that only `judges` can take, who therefore have more than the others. */
      readonly solutions: readonly string[];
      readonly judges: readonly string[];
    };

/** Why seats are missing: there are too few judges at all, or too few beside the owner's own experts. */
export function tooFew(asked: Assigning, { work, fixed }: Made, shared: Shared): Impossible {
  const { judges, solutions } = shortOf(work, shared);
  const given = withoutShut(asked);
  const may = (at: number) => [...given.worth.keys()].filter((judge) => given.worth[judge]?.[at] != null);
  const of = { possible: false, missing: missingIn(shared), enough: enoughFor(given, work, fixed) } as const;
  const share = leastShare(asked);
  if (share !== null)
    return {
      ...of,
      because: 'owners_share',
      share,
      solutions: solutions.map((at) => ({
        id: given.solutions[at] ?? '',
        others: may(at).filter((judge) => !guestAt(given, judge, at)).length,
        most: mostAt(given, at, given.each[at] ?? 0),
      })),
    };
  return {
    ...of,
    because: 'too_few_judges',
    solutions: solutions.map((at) => ({ id: given.solutions[at] ?? '', judges: may(at).length })),
    judges: judges.map((place) => given.judges[place]?.id ?? ''),
  };
}

/** The most judges for each solution for whom there are enough, under the share of so many; nought where there is none. */
function enoughFor(given: Assigning, work: Work, fixed: readonly Place[]): number {
  for (let enough = Math.max(...given.each) - 1; enough > 0; enough -= 1) {
    const each = given.each.map((one) => Math.min(one, enough));
    if (beyondShare(given, fixed, each)) continue;
    if (missingIn(shareOut({ ...work, ...wantedFor(given, fixed, each) })) === 0) return enough;
  }
  return 0;
}

const withShare = (asked: Assigning, least: number): Assigning =>
  withoutShut({ ...asked, share: asked.share.map((one) => Math.max(one, least)) });

/** The least share of the owner's own experts with which there are enough judges; null where no share would do. */
function leastShare(asked: Assigning): number | null {
  const does = (share: number) => missingIn(shareOut(workOf(withShare(asked, share)).work)) === 0;
  if (!does(100)) return null;
  let [low, high] = [Math.min(...asked.share), 100];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (does(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Who would be short of judges, were nobody to have more than one above the least. */
export function uneven(asked: Assigning, { work }: Made, gap: Gap): Impossible {
  const most = work.most.map((one, place) =>
    Math.min(one, Math.max(0, gap.least + asked.gap - (work.loads[place] ?? 0))),
  );
  const { judges, solutions } = shortOf(work, shareOut({ ...work, most }));
  const free = withShare(asked, 100);
  const freely = workOf(free);
  return {
    possible: false,
    because: 'uneven',
    least: gap.most,
    byShare: gapOf(free, shareOut(freely.work).loads, freely.bounds).most <= asked.gap,
    solutions: solutions.map((at) => asked.solutions[at] ?? ''),
    judges: judges.map((place) => asked.judges[place]?.id ?? ''),
  };
}

/** Pieces that lack workers, with those that compete with them: the workers who are full with them, and what else these have. */
function shortOf(work: Work, { given, missing }: Shared): { judges: number[]; solutions: number[] } {
  const solutions = new Set(missing.flatMap((one, at) => (one > 0 ? [at] : [])));
  const judges = new Set<number>();
  const has = new Set(given.map(([judge, at]) => `${judge} ${at}`));
  for (const at of solutions) {
    const full =
      given.filter(([judge, piece]) => piece === at && work.guest?.[judge]?.[at]).length >= (work.guests?.[at] ?? 0);
    for (const [judge, row] of work.worth.entries()) {
      if (full && work.guest?.[judge]?.[at]) continue;
      if (row[at] == null || judges.has(judge) || has.has(`${judge} ${at}`)) continue;
      judges.add(judge);
      for (const [other, piece] of given) if (other === judge) solutions.add(piece);
    }
  }
  return { judges: [...judges].sort((a, b) => a - b), solutions: [...solutions].sort((a, b) => a - b) };
}
