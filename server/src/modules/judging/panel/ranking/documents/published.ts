import { randomInt } from 'node:crypto';
import type { Criterion } from '@jiebang/contract/judging/panel.ts';
import type { PublishedRanking } from '@jiebang/contract/log/ranking.ts';
import { compareRatios, type Marks, type Method, meanOf, type Ranked, type Ratio, type Tie } from '../rules.ts';

/** A sheet is published where it is one of so many that nobody can tell apart; else none of the ranking is. */
export const fewestAlike = 3;

/** One round as it was ranked; solutions by id, and what each stands under. */
export type RankedRound = {
  readonly need: string;
  readonly round: PublishedRanking['round'];
  readonly aggregation: Method;
  readonly tieRule: Tie;
  readonly rubric: readonly Criterion[];
  readonly draw: PublishedRanking['draw'];
  readonly marks: readonly Marks[];
  readonly places: readonly (Ranked & { readonly goesOn: boolean | null })[];
  readonly codes: ReadonlyMap<string, string>;
  readonly submitted: ReadonlyMap<string, Date>;
};

/** What the public may read of a round's ranking, with all that it takes to compute it anew (decision 0024). */
export function publishedRankingOf(ranked: RankedRound): PublishedRanking {
  const { rubric, places, tieRule } = ranked;
  const codeOf = (solution: string): string => {
    const code = ranked.codes.get(solution);
    if (code === undefined) throw new Error('a ranked solution without a code');
    return code;
  };
  const tied = places.filter((one) =>
    places.some((other) => other !== one && compareRatios(one.score, other.score) === 0),
  );
  const shown = mayShowSheets(ranked.aggregation, ranked.marks);
  return {
    need: ranked.need,
    round: ranked.round,
    aggregation: ranked.aggregation,
    tieRule,
    rubric: rubric.map(({ key, name, nameEn, weight, max }) => ({ key, name, nameEn, weight, max })),
    draw: ranked.draw,
    sheets: shown ? sheetsOf(ranked, codeOf) : null,
    submitted:
      tieRule === 'earlier_submission'
        ? tied.map(({ solution }) => ({
            solution: codeOf(solution),
            at: (ranked.submitted.get(solution) ?? new Date(0)).toISOString(),
          }))
        : [],
    entries: places.map(({ rank, solution, score, goesOn }) => ({
      rank,
      solution: codeOf(solution),
      score: written(score),
      means: shown ? rubric.map(({ key }) => written(meanOf(ranked.marks, solution, key))) : null,
      goesOn,
    })),
  };
}

/**
 * Whether sheets may be shown without telling whose they are to those who know who judged what. A mean needs no judge, so
 * three sheets for each solution are enough; a z-score has a letter for each judge, and whoever judged the same solutions
 * must be three at least.
 */
export function mayShowSheets(method: Method, marks: readonly Marks[]): boolean {
  const alike = method === 'z_score' ? judgesAlike(marks) : [...Map.groupBy(marks, (one) => one.solution).values()];
  return alike.every((group) => group.length >= fewestAlike);
}

function judgesAlike(marks: readonly Marks[]): string[][] {
  const judges = [...Map.groupBy(marks, (one) => one.judge)].map(([judge, own]) => ({
    judge,
    judged: own
      .map((one) => one.solution)
      .toSorted()
      .join(),
  }));
  return [...Map.groupBy(judges, (one) => one.judged).values()].map((group) => group.map((one) => one.judge));
}

type Sheet = NonNullable<PublishedRanking['sheets']>[number];

/** Listed by code and by their numbers, criterion by criterion, so that no order tells who gave what. */
function sheetsOf({ aggregation, marks, rubric }: RankedRound, codeOf: (solution: string) => string): Sheet[] {
  const letters = aggregation === 'z_score' ? lettersOf(new Set(marks.map((one) => one.judge))) : null;
  const sheets = marks.map(({ judge, solution, scores }) => ({
    solution: codeOf(solution),
    judge: letters?.get(judge) ?? null,
    scores: Object.fromEntries(rubric.map(({ key }) => [key, scores[key] ?? 0])),
  }));
  return sheets.sort((a, b) => {
    const byCode = compare(a.solution, b.solution) || compare(a.judge ?? '', b.judge ?? '');
    const different = rubric.find(({ key }) => a.scores[key] !== b.scores[key]);
    return byCode || (different ? (a.scores[different.key] ?? 0) - (b.scores[different.key] ?? 0) : 0);
  });
}

/** A letter for each judge, in an order drawn anew: A to Z, then AA, and so on. */
function lettersOf(judges: ReadonlySet<string>): Map<string, string> {
  const left = [...judges];
  const letters = new Map<string, string>();
  for (let n = 0; left.length > 0; n += 1) {
    const [judge] = left.splice(randomInt(left.length), 1);
    const letter = (place: number): string =>
      (place < 26 ? '' : letter(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26));
    if (judge !== undefined) letters.set(judge, letter(n));
  }
  return letters;
}

/** A fraction in lowest terms, its whole numbers in decimal digits. */
function written({ n, d }: Ratio): { n: string; d: string } {
  const size = n < 0n ? -n : n;
  const common = divisor(size, d);
  return { n: String(n / common), d: String(d / common) };
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
