import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aggregate,
  compareRatios,
  countedSheets,
  type Marks,
  type Method,
  meanOf,
  partingsOf,
  type Ratio,
  rankingOf,
  shown,
} from './rules.ts';

type Rubric = { key: string; weight: number; max: number }[];

const rubrics = fc
  .tuple(fc.integer({ min: 1, max: 98 }), fc.array(fc.constantFrom(3, 5, 7, 10, 100), { minLength: 3, maxLength: 3 }))
  .map(([first, maxima]): Rubric => {
    const second = Math.max(1, Math.floor((100 - first) / 2));
    return [first, second, 100 - first - second].map((weight, place) => ({
      key: `c${place}`,
      weight,
      max: maxima[place] ?? 10,
    }));
  })
  .filter((rubric) => rubric.every(({ weight }) => weight > 0));

/** Few values, so that ties are common. */
const contests = rubrics.chain((rubric) =>
  fc
    .array(
      fc.record({
        judge: fc.constantFrom('j1', 'j2', 'j3', 'j4', 'j5'),
        solution: fc.constantFrom('s1', 's2', 's3', 's4', 's5', 's6'),
        scores: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)),
      }),
      { minLength: 1, maxLength: 30 },
    )
    .map((given) => {
      const once = new Map(given.map((one) => [`${one.judge} ${one.solution}`, one]));
      const sheets = [...once.values()].map(({ judge, solution, scores }) => ({
        judge,
        solution,
        scores: Object.fromEntries(rubric.map(({ key }, place) => [key, scores[place] ?? 0])),
      }));
      return { rubric, sheets };
    }),
);

const lots = new Map(['s1', 's2', 's3', 's4', 's5', 's6'].map((id, place) => [id, String((place * 5) % 7)]));
const submitted = new Map([...lots.keys()].map((id, place) => [id, (place * 3) % 4]));
const ties = ['heaviest_criterion', 'earlier_submission', 'shared_rank'] as const;
const methods: Method[] = ['mean', 'trimmed_mean', 'z_score'];

/** Fractions done the slow way, one addition at a time. */
const plus = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
const slowTotal = (rubric: Rubric, sheet: Marks): Ratio =>
  rubric
    .map(({ key, weight, max }) => ({ n: BigInt(weight * (sheet.scores[key] ?? 0)), d: BigInt(max) }))
    .reduce(plus, { n: 0n, d: 1n });
const slowMean = (values: Ratio[]): Ratio => {
  const all = values.reduce(plus, { n: 0n, d: 1n });
  return { n: all.n, d: all.d * BigInt(values.length) };
};
const number = ({ n, d }: Ratio): number => Number((n * 10n ** 15n) / d) / 1e15;
const minus = (a: Ratio, b: Ratio): Ratio => plus(a, { n: -b.n, d: b.d });
const square = (a: Ratio): Ratio => ({ n: a.n * a.n, d: a.d * a.d });
const unit = 10n ** 9n;

/** How far above the mean in standard deviations, to the nearest whole part of `unit`: guessed in decimals, and put right by squares of fractions. */
function slowStandard(one: Ratio, all: Ratio[]): bigint {
  const above = minus(one, slowMean(all));
  const spread = slowMean(all.map((each) => square(minus(each, slowMean(all)))));
  if (spread.n === 0n) return 0n;
  const value = { n: above.n ** 2n * spread.d * unit ** 2n, d: above.d ** 2n * spread.n };
  const nearest = (size: bigint): boolean =>
    (2n * size - 1n) ** 2n * value.d <= 4n * value.n && 4n * value.n < (2n * size + 1n) ** 2n * value.d;
  let size = BigInt(Math.round(Math.sqrt(Number(value.n / value.d))));
  if (above.n === 0n) size = 0n;
  else while (!nearest(size)) size += (2n * size - 1n) ** 2n * value.d > 4n * value.n ? -1n : 1n;
  return above.n < 0n ? -size : size;
}

function slowScore(method: Method, rubric: Rubric, sheets: Marks[], solution: string): Ratio {
  const own = sheets.filter((sheet) => sheet.solution === solution);
  if (method === 'mean') return slowMean(own.map((sheet) => slowTotal(rubric, sheet)));
  if (method === 'trimmed_mean') {
    const sorted = own.map((sheet) => slowTotal(rubric, sheet)).sort(compareRatios);
    if (sorted.length >= 3) {
      sorted.pop();
      sorted.shift();
    }
    return slowMean(sorted);
  }
  const standard = own.map((sheet) => {
    const ofJudge = sheets.filter((one) => one.judge === sheet.judge).map((one) => slowTotal(rubric, one));
    return { n: slowStandard(slowTotal(rubric, sheet), ofJudge), d: unit };
  });
  return slowMean(standard);
}

describe('a ranking', () => {
  test('has the scores that an independent slow version gives', () => {
    fc.assert(
      fc.property(contests, fc.constantFrom(...methods), ({ rubric, sheets }, method) => {
        const scores = aggregate(method, rubric, sheets);
        expect([...scores.keys()].sort()).toEqual([...new Set(sheets.map((sheet) => sheet.solution))].sort());
        for (const [solution, score] of scores) {
          expect(compareRatios(score, slowScore(method, rubric, sheets, solution))).toBe(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is the mean of the sheets that count, and says of each judge from which mean and deviation it is measured', () => {
    fc.assert(
      fc.property(contests, fc.constantFrom(...methods), ({ rubric, sheets }, method) => {
        const counted = countedSheets(method, rubric, sheets);
        for (const [solution, score] of aggregate(method, rubric, sheets)) {
          const own = counted.get(solution) ?? [];
          expect(own.length).toBe(sheets.filter((one) => one.solution === solution).length);
          expect(own.filter(({ dropped }) => dropped).length).toBe(method === 'trimmed_mean' && own.length > 2 ? 2 : 0);
          const kept = own.filter(({ dropped }) => !dropped);
          const value = ({ standard, total }: (typeof kept)[number]) => number(standard?.z ?? total);
          expect(kept.reduce((all, one) => all + value(one), 0) / kept.length).toBeCloseTo(number(score), 6);
          for (const { standard, total } of own) {
            if (standard === null) continue;
            const [mean, deviation, z] = [standard.mean, standard.deviation, standard.z].map(number);
            expect((z ?? 0) * (deviation ?? 0) + (mean ?? 0)).toBeCloseTo(number(total), 2);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('says of each tie by which step it was parted', () => {
    fc.assert(
      fc.property(contests, fc.constantFrom(...ties), ({ rubric, sheets }, tie) => {
        const ranking = rankingOf(aggregate('mean', rubric, sheets), rubric, sheets, tie, { lots, submitted });
        const partings = partingsOf(ranking, rubric, sheets, tie, submitted);
        const heaviest = rubric.toSorted((a, b) => b.weight - a.weight);
        for (const [place, { solution, score }] of ranking.entries()) {
          const above = ranking[place - 1];
          if (!above || compareRatios(above.score, score) !== 0) {
            expect(partings.has(solution)).toBe(false);
            continue;
          }
          const by = (key: string) => compareRatios(meanOf(sheets, above.solution, key), meanOf(sheets, solution, key));
          const first = heaviest.find(({ key }) => by(key) !== 0);
          const times = (submitted.get(solution) ?? 0) - (submitted.get(above.solution) ?? 0);
          const said = partings.get(solution);
          if (said?.by === 'criterion') expect([said.criterion, by(said.criterion)]).toEqual([first?.key, 1]);
          if (said?.by === 'earlier_submission') expect(times).toBeGreaterThan(0);
          const expected = {
            heaviest_criterion: first ? 'criterion' : 'lot',
            earlier_submission: times === 0 ? 'lot' : 'earlier_submission',
            shared_rank: 'shared_rank',
          };
          expect(said?.by).toBe(expected[tie]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('places each by how many are before it, by score, then criteria from the heaviest, then lot', () => {
    fc.assert(
      fc.property(
        contests,
        fc.constantFrom(...methods),
        fc.constantFrom(...ties),
        ({ rubric, sheets }, method, tie) => {
          const scores = aggregate(method, rubric, sheets);
          const ranking = rankingOf(scores, rubric, sheets, tie, { lots, submitted });
          const heaviest = rubric.toSorted((a, b) => b.weight - a.weight);
          const before = (a: string, b: string): boolean => {
            const [left, right] = [scores.get(a), scores.get(b)];
            if (!left || !right) throw new Error('a solution without a score');
            if (compareRatios(left, right) !== 0) return compareRatios(left, right) > 0;
            if (tie === 'shared_rank') return false;
            if (tie === 'heaviest_criterion')
              for (const { key } of heaviest) {
                const by = compareRatios(meanOf(sheets, a, key), meanOf(sheets, b, key));
                if (by !== 0) return by > 0;
              }
            const time = (submitted.get(a) ?? 0) - (submitted.get(b) ?? 0);
            if (tie === 'earlier_submission' && time !== 0) return time < 0;
            return (lots.get(a) ?? '') < (lots.get(b) ?? '');
          };
          const all = [...scores.keys()];
          const slow = all.map((one) => [one, 1 + all.filter((other) => before(other, one)).length]).sort();
          expect(ranking.map(({ solution, rank }) => [solution, rank]).sort()).toEqual(slow);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('is the same in whatever order scores and solutions arrive', () => {
    fc.assert(
      fc.property(
        contests.chain((contest) =>
          fc.record({
            contest: fc.constant(contest),
            shuffled: fc.shuffledSubarray(contest.sheets, { minLength: contest.sheets.length }),
          }),
        ),
        fc.constantFrom(...methods),
        fc.constantFrom(...ties),
        ({ contest: { rubric, sheets }, shuffled }, method, tie) => {
          const ranked = (given: Marks[]) =>
            rankingOf(aggregate(method, rubric, given), rubric, given, tie, { lots, submitted }).map((one) => [
              one.solution,
              one.rank,
              shown(one.score, 6),
            ]);
          expect(ranked(shuffled)).toEqual(ranked(sheets));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('knows a tie where decimals would not: thirds and sevenths are exact', () => {
    const rubric = [
      { key: 'a', weight: 70, max: 7 },
      { key: 'b', weight: 30, max: 3 },
    ];
    const sheet = (judge: string, solution: string, a: number, b: number) => ({ judge, solution, scores: { a, b } });
    const sheets = [sheet('j1', 's1', 3, 1), sheet('j1', 's2', 1, 3), sheet('j1', 's3', 2, 2)];
    const scores = aggregate('mean', rubric, sheets);
    const order = (tie: (typeof ties)[number]) =>
      rankingOf(scores, rubric, sheets, tie, { lots, submitted }).map(({ solution, rank }) => `${solution} ${rank}`);
    expect(order('heaviest_criterion')).toEqual(['s1 1', 's3 2', 's2 3']);
    expect(order('shared_rank')).toEqual(['s1 1', 's3 1', 's2 1']);
    expect(order('earlier_submission')).toEqual(['s1 1', 's3 2', 's2 3']);
    expect([...scores.values()].map((score) => shown(score, 4))).toEqual([40, 40, 40]);
  });
});
