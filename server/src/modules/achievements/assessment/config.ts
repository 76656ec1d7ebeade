import { type AssessmentDimension, AssessmentItem } from '@jiebang/contract/achievements/assessment/assessment.ts';

/**
 * How what was found becomes points: by the word that it is; by the highest count that it reaches, of those in rising order; or as the part of
 * the most that its percentage is, rounded down.
 */
export type Grading =
  | { readonly word: Readonly<Record<string, number>> }
  | { readonly count: readonly (readonly [atLeast: number, points: number])[] }
  | { readonly share: number };

/** One version of the assessment: what each dimension weighs, and what is looked for in it. The points of a dimension's items add up to 100. */
export type Model = {
  /** In per cent; together 100. */
  readonly weights: Readonly<Record<AssessmentDimension, number>>;
  readonly items: readonly {
    readonly item: AssessmentItem;
    readonly dimension: AssessmentDimension;
    readonly by: Grading;
  }[];
};

/** A level that has evidence of its own gives all; one below such a level, without evidence of its own, half. */
const level = (n: number, points: number) => ({
  item: AssessmentItem.parse(`level_${n}`),
  dimension: 'maturity' as const,
  by: { word: { shown: points, implied: Math.floor(points / 2) } },
});

/** Every version there was, by its number. One by which anything was assessed is never changed: the next is a new number. */
export const models: Readonly<Record<number, Model>> = {
  1: {
    weights: { maturity: 25, novelty: 15, advancement: 15, ip: 15, team: 10, market: 20 },
    items: [
      ...[6, 6, 6, 7, 7, 7, 8, 8, 8, 9, 9, 9, 10].map((points, at) => level(at + 1, points)),
      {
        item: 'novelty_said',
        dimension: 'novelty',
        by: {
          word: {
            international_first: 40,
            international_leading: 34,
            international_advanced: 28,
            domestic_first: 24,
            domestic_leading: 18,
            domestic_advanced: 12,
          },
        },
      },
      { item: 'novelty_patent', dimension: 'novelty', by: { word: { granted: 30, applied: 15 } } },
      {
        item: 'novelty_source',
        dimension: 'novelty',
        by: {
          word: {
            national_programme: 15,
            international: 12,
            local_programme: 10,
            commissioned: 8,
            own_research: 6,
            other: 3,
          },
        },
      },
      {
        item: 'novelty_text',
        dimension: 'novelty',
        by: {
          count: [
            [80, 8],
            [200, 15],
          ],
        },
      },
      {
        item: 'advance_said',
        dimension: 'advancement',
        by: {
          word: {
            international_leading: 40,
            international_first: 36,
            international_advanced: 32,
            domestic_leading: 22,
            domestic_first: 20,
            domestic_advanced: 14,
          },
        },
      },
      {
        item: 'advance_figures',
        dimension: 'advancement',
        by: {
          count: [
            [1, 12],
            [2, 20],
            [3, 28],
            [5, 35],
          ],
        },
      },
      {
        item: 'advance_tested',
        dimension: 'advancement',
        by: {
          count: [
            [3, 8],
            [5, 16],
            [7, 25],
          ],
        },
      },
      {
        item: 'ip_granted',
        dimension: 'ip',
        by: {
          count: [
            [1, 24],
            [2, 30],
            [3, 35],
          ],
        },
      },
      {
        item: 'ip_applied',
        dimension: 'ip',
        by: {
          count: [
            [1, 6],
            [2, 10],
          ],
        },
      },
      {
        item: 'ip_others',
        dimension: 'ip',
        by: {
          count: [
            [1, 8],
            [2, 15],
          ],
        },
      },
      { item: 'ip_live', dimension: 'ip', by: { share: 20 } },
      { item: 'ip_numbered', dimension: 'ip', by: { share: 20 } },
      {
        item: 'team_people',
        dimension: 'team',
        by: {
          count: [
            [1, 15],
            [2, 28],
            [4, 40],
          ],
        },
      },
      {
        item: 'team_units',
        dimension: 'team',
        by: {
          count: [
            [1, 18],
            [2, 30],
          ],
        },
      },
      {
        item: 'team_source',
        dimension: 'team',
        by: {
          word: {
            national_programme: 30,
            international: 26,
            commissioned: 24,
            local_programme: 22,
            own_research: 16,
            other: 8,
          },
        },
      },
      {
        item: 'market_stage',
        dimension: 'market',
        by: { word: { production: 30, pilot: 20, laboratory: 8 } },
      },
      {
        item: 'market_sold',
        dimension: 'market',
        by: {
          count: [
            [10, 15],
            [11, 22],
            [12, 26],
            [13, 30],
          ],
        },
      },
      {
        item: 'market_ways',
        dimension: 'market',
        by: {
          count: [
            [1, 6],
            [2, 10],
          ],
        },
      },
      { item: 'market_industry', dimension: 'market', by: { word: { stated: 15 } } },
      { item: 'market_price', dimension: 'market', by: { word: { stated: 15 } } },
    ],
  },
};

/** The version by which what is public is assessed now. */
export const modelNow = 1;
