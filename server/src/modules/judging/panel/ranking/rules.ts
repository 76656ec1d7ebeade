import type { Criterion } from '@jiebang/contract/judging/panel.ts';

/** A fraction, exact; `d` is positive. Equal scores are equal, so that a tie is a tie. */
export type Ratio = { readonly n: bigint; readonly d: bigint };
type Weighted = Pick<Criterion, 'key' | 'weight' | 'max'>;

/** One locked sheet: whole numbers by criterion. */
export type Marks = {
  readonly judge: string;
  readonly solution: string;
  readonly scores: Readonly<Record<string, number>>;
};
export type Method = 'mean' | 'trimmed_mean' | 'z_score';
export type Tie = 'heaviest_criterion' | 'earlier_submission' | 'shared_rank';
export type Ranked = { readonly solution: string; readonly rank: number; readonly score: Ratio };

/** What parts solutions with equal scores where the criteria do not. */
export type TieBreakers = {
  /** Drawn from the seed that the log committed to before the first score; in the order of the lots the lesser goes first. */
  readonly lots: ReadonlyMap<string, string>;
  /** When each was handed in, milliseconds; used by `earlier_submission` only. */
  readonly submitted: ReadonlyMap<string, number>;
};

/** A z-score is computed to so many parts of one, rounded half away from zero: beyond that, scores are equal. */
const zUnit = 1_000_000_000n;

export const compareRatios = (left: Ratio, right: Ratio): number => {
  const difference = left.n * right.d - right.n * left.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** A fraction as a decimal number, for showing only. */
export const shown = ({ n, d }: Ratio, decimals: number): number => {
  const unit = 10n ** BigInt(decimals);
  const doubled = (2n * n * unit) / d;
  return Number((doubled + (doubled < 0n ? -1n : 1n)) / 2n) / Number(unit);
};

/**
 * The score of each solution that has a sheet. A sheet's total is Σ weight·score/max: 100 when all is full.
 * `mean`: the totals' mean. `trimmed_mean`: without one highest and one lowest where there are three or more, else the
 * mean. `z_score`: each judge's totals are measured from that judge's own mean in that judge's own standard deviation
 * (0 where all are alike), then averaged.
 */
export function aggregate(method: Method, rubric: readonly Weighted[], sheets: readonly Marks[]): Map<string, Ratio> {
  const unit = rubric.reduce((least, { max }) => lcm(least, BigInt(max)), 1n);
  const totals = sheets.map((sheet) => ({ ...sheet, total: totalOf(rubric, sheet, unit) }));
  const values = method === 'z_score' ? standardised(totals) : totals;
  const scale = method === 'z_score' ? zUnit : unit;
  const scores = new Map<string, Ratio>();
  for (const [solution, own] of Map.groupBy(values, (one) => one.solution)) {
    const sorted = own.map((one) => one.total).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const counted = method === 'trimmed_mean' && sorted.length >= 3 ? sorted.slice(1, -1) : sorted;
    scores.set(solution, { n: sum(counted), d: BigInt(counted.length) * scale });
  }
  return scores;
}

/** One sheet as it was counted. Its total is out of 100; `dropped` by trimming. */
export type Counted = {
  readonly scores: Marks['scores'];
  readonly total: Ratio;
  readonly dropped: boolean;
  /** Of `z_score` alone: the judge's own mean, the standard deviation of the judge's totals (rounded to 1/10,000), and what this total is in it. */
  readonly standard: { readonly mean: Ratio; readonly deviation: Ratio; readonly z: Ratio } | null;
};

/** The sheets of each solution as `aggregate` counts them: a solution's score is the mean of what is not dropped. Equal totals at an end: one of them is. */
export function countedSheets(
  method: Method,
  rubric: readonly Weighted[],
  sheets: readonly Marks[],
): Map<string, Counted[]> {
  const unit = rubric.reduce((least, { max }) => lcm(least, BigInt(max)), 1n);
  const totals = sheets.map((sheet) => ({ ...sheet, total: totalOf(rubric, sheet, unit) }));
  const standard = new Map(
    standardised(totals).map(({ judge, solution, total }) => [`${judge} ${solution}`, { n: total, d: zUnit }]),
  );
  const found = new Map<string, Counted[]>();
  for (const [solution, own] of Map.groupBy(totals, (one) => one.solution)) {
    const sorted = own.toSorted((a, b) => (a.total < b.total ? -1 : a.total > b.total ? 1 : 0));
    const trims = method === 'trimmed_mean' && sorted.length >= 3;
    found.set(
      solution,
      sorted.map(({ judge, scores, total }, place) => ({
        scores,
        total: { n: total, d: unit },
        dropped: trims && (place === 0 || place === sorted.length - 1),
        standard:
          method === 'z_score'
            ? {
                ...spreadOf(
                  totals.filter((one) => one.judge === judge).map((one) => one.total),
                  unit,
                ),
                z: standard.get(`${judge} ${solution}`) ?? { n: 0n, d: 1n },
              }
            : null,
      })),
    );
  }
  return found;
}

/** Mean and standard deviation of totals in parts of `unit`. */
function spreadOf(totals: readonly bigint[], unit: bigint): { mean: Ratio; deviation: Ratio } {
  const n = BigInt(totals.length);
  const all = sum(totals);
  const spread = n * sum(totals.map((total) => total ** 2n)) - all ** 2n;
  const shownIn = 10_000n;
  const deviation = spread === 0n ? 0n : roundedRoot(spread * shownIn ** 2n, (n * unit) ** 2n);
  return { mean: { n: all, d: n * unit }, deviation: { n: deviation, d: shownIn } };
}

/** What parted a place from the one above it with the same score: a criterion by its key, the time, the lot, or nothing. */
export type Parting =
  | { readonly by: 'criterion'; readonly criterion: string }
  | { readonly by: 'earlier_submission' | 'lot' | 'shared_rank' };

/** Of each place whose score is that of the one above, by which step of the tie rule it stands below; all others are absent. */
export function partingsOf(
  places: readonly Ranked[],
  rubric: readonly Weighted[],
  sheets: readonly Marks[],
  tie: Tie,
  submitted: ReadonlyMap<string, number>,
): Map<string, Parting> {
  const heaviest = rubric.toSorted((a, b) => b.weight - a.weight);
  const found = new Map<string, Parting>();
  for (const [place, { solution, score }] of places.entries()) {
    const above = places[place - 1];
    if (!above || compareRatios(above.score, score) !== 0) continue;
    const differs = heaviest.find(
      ({ key }) => compareRatios(meanOf(sheets, above.solution, key), meanOf(sheets, solution, key)) !== 0,
    );
    const inTime = submitted.get(above.solution) !== submitted.get(solution);
    if (tie === 'shared_rank') found.set(solution, { by: 'shared_rank' });
    else if (tie === 'heaviest_criterion' && differs) found.set(solution, { by: 'criterion', criterion: differs.key });
    else if (tie === 'earlier_submission' && inTime) found.set(solution, { by: 'earlier_submission' });
    else found.set(solution, { by: 'lot' });
  }
  return found;
}

/** The mean of one criterion over the sheets of a solution, out of its `max`. */
export function meanOf(sheets: readonly Marks[], solution: string, criterion: string): Ratio {
  const own = sheets.filter((sheet) => sheet.solution === solution);
  const n = sum(own.map((sheet) => BigInt(sheet.scores[criterion] ?? 0)));
  return { n, d: BigInt(Math.max(own.length, 1)) };
}

/**
 * The ranking, best first. Equal scores are parted by the tie rule: `heaviest_criterion`, the higher mean of the
 * heaviest criterion, then of the next (equal weights in the rubric's order), then the lot; `earlier_submission`, the
 * earlier, then the lot; `shared_rank`, not at all: they share the rank, and the lot gives only the order of the list.
 */
export function rankingOf(
  scores: ReadonlyMap<string, Ratio>,
  rubric: readonly Weighted[],
  sheets: readonly Marks[],
  tie: Tie,
  { lots, submitted }: TieBreakers,
): Ranked[] {
  const heaviest = rubric.toSorted((a, b) => b.weight - a.weight);
  const entries = [...scores].map(([solution, score]) => ({
    solution,
    score,
    means: tie === 'heaviest_criterion' ? heaviest.map(({ key }) => meanOf(sheets, solution, key)) : [],
    at: tie === 'earlier_submission' ? (submitted.get(solution) ?? 0) : 0,
    lot: lots.get(solution) ?? '',
  }));
  entries.sort((a, b) => {
    const byScore = compareRatios(b.score, a.score);
    if (byScore !== 0) return byScore;
    for (const [place, mean] of a.means.entries()) {
      const byMean = compareRatios(b.means[place] ?? mean, mean);
      if (byMean !== 0) return byMean;
    }
    return a.at - b.at || (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0);
  });
  let rank = 0;
  return entries.map(({ solution, score }, place) => {
    const before = entries[place - 1];
    const shares = tie === 'shared_rank' && before !== undefined && compareRatios(before.score, score) === 0;
    rank = shares ? rank : place + 1;
    return { solution, rank, score };
  });
}

function totalOf(rubric: readonly Weighted[], { scores }: Marks, unit: bigint): bigint {
  return sum(rubric.map(({ key, weight, max }) => (BigInt(weight) * BigInt(scores[key] ?? 0) * unit) / BigInt(max)));
}

type Total = Marks & { readonly total: bigint };

/** z = (x − Σx/n) / √(Σx²/n − (Σx/n)²) = (n·x − Σx) / √(n·Σx² − (Σx)²), in whole parts of `zUnit`. */
function standardised(totals: readonly Total[]): Total[] {
  return [...Map.groupBy(totals, (one) => one.judge).values()].flatMap((own) => {
    const n = BigInt(own.length);
    const all = sum(own.map((one) => one.total));
    const spread = n * sum(own.map((one) => one.total ** 2n)) - all ** 2n;
    return own.map((one) => {
      const above = n * one.total - all;
      const size = spread === 0n ? 0n : roundedRoot(above ** 2n * zUnit ** 2n, spread);
      return { ...one, total: above < 0n ? -size : size };
    });
  });
}

/** √(n/d) to the nearest whole number: the largest r with (2r − 1)² ≤ 4n/d. */
function roundedRoot(n: bigint, d: bigint): bigint {
  return (floorRoot((4n * n) / d) + 1n) / 2n;
}

function floorRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const better = (guess + value / guess) / 2n;
    if (better >= guess) return guess;
    guess = better;
  }
}

const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((left, right) => left + right, 0n);
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;
