import type { Criterion } from '@jiebang/contract/judging/panel.ts';
import type { PublishedRanking } from '@jiebang/contract/log/ranking.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { lotOf } from '../actions/rank.ts';
import { publishedRankingOf } from './documents/published.ts';
import { aggregate, compareRatios, type Marks, type Method, type Ratio, rankingOf, type Tie } from './rules.ts';

/** A contest of one round as a test makes it up; scores by judge, solution and criterion. */
export type Contest = {
  readonly method: Method;
  readonly tie: Tie;
  readonly cut: PublishedRanking['round']['cut'];
  readonly seed: string;
  readonly rubric: readonly Pick<Criterion, 'key' | 'weight' | 'max'>[];
  readonly marks: readonly Marks[];
  /** By solution. */
  readonly codes: ReadonlyMap<string, string>;
  readonly submitted: ReadonlyMap<string, Date>;
};

/** When the round of every made-up contest began. */
export const began = '2026-06-01T08:00:00.000Z';

/** The lots of a contest, by solution. */
export const lotsOf = ({ codes, seed }: Contest): Map<string, string> =>
  new Map([...codes].map(([solution, code]) => [solution, lotOf(Buffer.from(seed, 'hex'), code)]));

/** What the server publishes of a contest. Who goes on is counted here anew: how many are strictly better. */
export function published(contest: Contest): PublishedRanking {
  const { method, tie, rubric, marks, codes, submitted, seed, cut } = contest;
  const times = new Map([...submitted].map(([solution, at]) => [solution, at.getTime()]));
  const scores = aggregate(method, rubric, marks);
  const places = rankingOf(scores, rubric, marks, tie, { lots: lotsOf(contest), submitted: times });
  const content = {
    ...{ need: 'N2026-0007', round: 1, seed, rule: 'sha256(seed bytes, code as text), lesser first' },
    solutions: [...codes.values()].sort(),
  };
  return publishedRankingOf({
    need: 'N2026-0007',
    round: { n: 1, kind: 'online', cut },
    aggregation: method,
    tieRule: tie,
    rubric: rubric.map((one) => ({
      ...one,
      name: '指标',
      nameEn: one.key,
      guidance: '',
      guidanceEn: '',
      commentRequired: false,
    })),
    draw: {
      salt: '7'.repeat(64),
      leaf: { kind: 'draw', subject: 'N2026-0007', contentHash: contentHash(content), at: began },
      content,
    },
    marks,
    places: places.map((place) => ({ ...place, goesOn: goesOn(place.score, [...scores.values()], cut) })),
    codes,
    submitted,
  });
}

function goesOn(score: Ratio, all: readonly Ratio[], cut: Contest['cut']): boolean | null {
  if (cut === null) return null;
  if (cut.by === 'rank') return all.filter((other) => compareRatios(other, score) > 0).length < cut.first;
  return compareRatios(score, { n: BigInt(cut.atLeast), d: 1n }) >= 0;
}

/** One contest in which a criterion and a lot part equal scores. */
export const example: Contest = {
  method: 'trimmed_mean',
  tie: 'heaviest_criterion',
  cut: { by: 'rank', first: 2 },
  seed: 'ab'.repeat(32),
  rubric: [
    { key: 'indicators', weight: 60, max: 10 },
    { key: 'route', weight: 40, max: 7 },
  ],
  marks: ['j1', 'j2', 'j3'].flatMap((judge, j) =>
    [
      ['s1', 9 - j, 5],
      ['s2', 8, 4 + j],
      ['s3', 8, 4 + j],
      ['s4', 3, j],
    ].map(([solution, indicators, route]) => ({
      judge,
      solution: String(solution),
      scores: { indicators: Number(indicators), route: Number(route) },
    })),
  ),
  codes: new Map([
    ['s1', 'K7Q2MX'],
    ['s2', 'B4NPT9'],
    ['s3', 'W3HRJC'],
    ['s4', 'E8VKZ5'],
  ]),
  submitted: new Map(['s1', 's2', 's3', 's4'].map((solution, n) => [solution, new Date(Date.parse(began) - n)])),
};
