import { createHash } from 'node:crypto';
import { compare, type Fraction, fraction, mean, minus, nearestRoot, over, plus, times } from './fraction.ts';

/** A fraction as the file writes it. */
export type Written = { readonly n: string; readonly d: string };
export type Sheet = {
  readonly solution: string;
  readonly judge: string | null;
  readonly scores: { readonly [key: string]: number };
};
export type Entry = {
  readonly rank: number;
  readonly solution: string;
  readonly score: Written;
  readonly means: readonly Written[] | null;
  readonly goesOn: boolean | null;
};
export type Cut = { by: 'rank'; first: number } | { by: 'score'; atLeast: number } | null;
/** What a ranking of the second form says; `documents.ts` has its shape. */
export type PublishedRanking = {
  readonly need: string;
  readonly round: { readonly n: number; readonly cut: Cut };
  readonly aggregation: string;
  readonly tieRule: string;
  readonly rubric: readonly { readonly key: string; readonly weight: number; readonly max: number }[];
  readonly draw: {
    readonly leaf: { readonly subject: string; readonly contentHash: string; readonly at: string };
    readonly content: {
      readonly round: number;
      readonly seed: string;
      readonly cut?: Cut | undefined;
      readonly solutions?: readonly string[] | undefined;
    };
  };
  readonly sheets: readonly Sheet[] | null;
  readonly submitted: readonly { readonly solution: string; readonly at: string }[];
  readonly entries: readonly Entry[];
};
/** What counts of a solution, computed anew: null where it cannot be. */
export type Worth = { readonly solution: string; readonly score: Fraction; readonly means: readonly Fraction[] | null };

const NONE = fraction(0n);
export const whole = (value: number): Fraction => fraction(BigInt(value));
export const read = ({ n, d }: Written): Fraction => fraction(BigInt(n), BigInt(d));
export const ordered = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** A sheet's total out of 100: the sum of weight · score / max. */
const totalOf = (content: PublishedRanking, sheet: Sheet): Fraction =>
  content.rubric
    .map(({ key, weight, max }) => fraction(BigInt(weight) * BigInt(sheet.scores[key] ?? 0), BigInt(max)))
    .reduce(plus, NONE);

/** How far a total is above its judge's mean, in that judge's standard deviations, to nine decimals; 0 where all are alike. */
const standardised = (total: Fraction, all: readonly Fraction[]): Fraction => {
  const middle = mean(all);
  const apart = (one: Fraction): Fraction => minus(one, middle);
  const variance = mean(all.map((one) => times(apart(one), apart(one))));
  if (variance.n === 0n) return NONE;
  const unit = 1_000_000_000n;
  const above = apart(total);
  const size = nearestRoot(times(over(times(above, above), variance), fraction(unit * unit)));
  return fraction(above.n < 0n ? -size : size, unit);
};

/** What each sheet counts by the rule: its total, or how it stands among its judge's. */
const valuesOf = (content: PublishedRanking, sheets: readonly Sheet[]): Fraction[] => {
  const totals = sheets.map((sheet) => totalOf(content, sheet));
  if (content.aggregation !== 'z_score') return totals;
  const ofJudge = new Map<string | null, Fraction[]>();
  for (const [place, { judge }] of sheets.entries())
    ofJudge.set(judge, [...(ofJudge.get(judge) ?? []), totals[place] ?? NONE]);
  return sheets.map(({ judge }, place) => standardised(totals[place] ?? NONE, ofJudge.get(judge) ?? []));
};

/** What each entry is worth, computed anew from the sheets; as the file says it where they are withheld. */
export const worthsOf = (content: PublishedRanking): Worth[] => {
  const { sheets, entries, rubric, aggregation } = content;
  if (!sheets)
    return entries.map(({ solution, score, means }) => ({
      solution,
      score: read(score),
      means: means?.map(read) ?? null,
    }));
  const values = valuesOf(content, sheets);
  return entries.map(({ solution }) => {
    const own = [...sheets.keys()].filter((place) => sheets[place]?.solution === solution);
    const counted = own.map((place) => values[place] ?? NONE).sort(compare);
    const cut = aggregation === 'trimmed_mean' && counted.length >= 3;
    return {
      solution,
      score: mean(cut ? counted.slice(1, -1) : counted),
      means: rubric.map(({ key }) => mean(own.map((place) => whole(sheets[place]?.scores[key] ?? 0)))),
    };
  });
};

/** Negative where the first is before the second; 0 where the rule parts them by what the file does not tell. */
export const byRule = (content: PublishedRanking): ((left: Worth, right: Worth) => number) => {
  const seed = Buffer.from(content.draw.content.seed, 'hex');
  const lot = (code: string): string => createHash('sha256').update(seed).update(code, 'utf8').digest('hex');
  const handedIn = new Map(content.submitted.map(({ solution, at }) => [solution, at]));
  const heaviest = [...content.rubric.keys()].sort(
    (a, b) => (content.rubric[b]?.weight ?? 0) - (content.rubric[a]?.weight ?? 0),
  );
  return (left, right) => {
    const byScore = compare(right.score, left.score);
    if (byScore !== 0) return byScore;
    if (content.tieRule === 'heaviest_criterion') {
      if (!left.means || !right.means) return 0;
      for (const at of heaviest) {
        const byMean = compare(right.means[at] ?? NONE, left.means[at] ?? NONE);
        if (byMean !== 0) return byMean;
      }
    }
    const byTime = ordered(handedIn.get(left.solution) ?? '', handedIn.get(right.solution) ?? '');
    if (content.tieRule === 'earlier_submission' && byTime !== 0) return byTime;
    return ordered(lot(left.solution), lot(right.solution));
  };
};
