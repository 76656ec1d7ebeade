import type { PublishedRanking, RankingTwo } from '@jiebang/contract/log/ranking.ts';
import type { Block } from '#platform/files/pdf/paper.ts';
import {
  type Counted,
  countedSheets,
  type Marks,
  type Method,
  partingsOf,
  type Ratio,
  shown,
  type Tie,
} from '../../ranking/rules.ts';
import type { Words } from '../config.ts';

export type Locale = 'zh' | 'en';
type Said = { readonly w: Words; readonly locale: Locale };

const ratio = ({ n, d }: { readonly n: string; readonly d: string }): Ratio => ({ n: BigInt(n), d: BigInt(d) });
const exact = ({ n, d }: { readonly n: string; readonly d: string }): string => (d === '1' ? n : `${n}/${d}`);
const joined = (all: readonly string[]): string => all.join(' · ');

/** One round with every number that led to its ranking, as the published document has it. */
export function roundBlocks({ content, draw }: Round, of: number, { w, locale }: Said): Block[] {
  const { round, aggregation, tieRule, rubric } = content;
  const nameOf = (one: { readonly name: string; readonly nameEn: string }) => (locale === 'zh' ? one.name : one.nameEn);
  const kinds: Readonly<Record<string, string>> = w.kinds;
  const cut = round.cut && (round.cut.by === 'rank' ? w.cutByRank(round.cut.first) : w.cutByScore(round.cut.atLeast));
  return [
    { is: 'heading', text: w.round(round.n, of, kinds[round.kind] ?? round.kind) },
    {
      is: 'facts',
      rows: [
        [w.aggregation, w.aggregations[aggregation as Method]],
        [w.tie, w.ties[tieRule as Tie]],
        ...(cut ? ([[w.cut, cut]] as const) : []),
        [w.seed, draw],
      ],
    },
    { is: 'text', quiet: true, text: w.order(rubric.map(nameOf).join(locale === 'zh' ? '、' : ', ')) },
    placesTable(content, { w, locale }),
    { is: 'subheading', text: w.each },
    ...sheetBlocks(content, w),
  ];
}

export type Round = { readonly content: PublishedRanking; readonly draw: string };
/** A ranking document of the second form as a round of the report. */
export const roundOfDocument = ({ content }: RankingTwo): Round => ({ content, draw: content.draw.content.seed });

function placesTable(content: PublishedRanking, { w, locale }: Said): Block {
  const marks = marksOf(content);
  const submitted = new Map(content.submitted.map(({ solution, at }) => [solution, Date.parse(at)]));
  const places = content.entries.map(({ solution, rank, score }) => ({ solution, rank, score: ratio(score) }));
  // Without its sheets nobody can say what parted two that are level.
  const partings = marks && partingsOf(places, content.rubric, marks, content.tieRule as Tie, submitted);
  const criterion = (key: string) => {
    const found = content.rubric.find((one) => one.key === key);
    return (locale === 'zh' ? found?.name : found?.nameEn) ?? key;
  };
  const partedBy = (solution: string): string => {
    const parting = partings?.get(solution);
    if (!parting) return '';
    return parting.by === 'criterion' ? w.partings.criterion(criterion(parting.criterion)) : w.partings[parting.by];
  };
  const tied = places.some(({ solution }) => partings?.has(solution));
  const cut = content.round.cut !== null;
  return {
    is: 'table',
    columns: [
      { head: w.rank, share: 8 },
      { head: w.code, share: 13 },
      { head: w.score, share: 13 },
      { head: w.exact, share: 17 },
      ...(marks ? [{ head: w.means, share: 34 }] : []),
      ...(tied ? [{ head: w.parted, share: 24 }] : []),
      ...(cut ? [{ head: w.onward, share: 10 }] : []),
    ],
    rows: content.entries.map((one) => [
      String(one.rank),
      one.solution,
      shown(ratio(one.score), 4).toFixed(4),
      exact(one.score),
      ...(marks ? [joined((one.means ?? []).map((mean) => shown(ratio(mean), 2).toFixed(2)))] : []),
      ...(tied ? [partedBy(one.solution)] : []),
      ...(cut ? [one.goesOn ? w.yes : w.no] : []),
    ]),
  };
}

/** The published sheets as the arithmetic takes them; where no judge has a letter, each stands for itself. Null where they are withheld. */
function marksOf({ sheets }: PublishedRanking): Marks[] | null {
  return sheets?.map(({ solution, judge, scores }, n) => ({ solution, judge: judge ?? `sheet ${n}`, scores })) ?? null;
}

function sheetBlocks(content: PublishedRanking, w: Words): Block[] {
  const marks = marksOf(content);
  if (!marks) return [{ is: 'text', text: w.withheld }];
  const method = content.aggregation as Method;
  const counted = countedSheets(method, content.rubric, marks);
  const standardised = method === 'z_score';
  const rows = content.entries.flatMap(({ solution }) =>
    (counted.get(solution) ?? []).map(({ scores, total, dropped, standard }) => [
      solution,
      joined(content.rubric.map(({ key }) => String(scores[key] ?? 0))),
      shown(total, 4).toFixed(4),
      ...(standardised && standard ? [standardOf(standard)] : []),
      dropped ? w.dropped : w.counts,
    ]),
  );
  return [
    {
      is: 'table',
      columns: [
        { head: w.code, share: 13 },
        { head: w.scores, share: 40 },
        { head: w.total, share: 15 },
        ...(standardised ? [{ head: w.standard, share: 28 }] : []),
        { head: w.countsHead, share: 9 },
      ],
      rows,
    },
  ];
}

/** A standardised total with what it was measured by. */
function standardOf({ z, mean, deviation }: NonNullable<Counted['standard']>): string {
  return `${shown(z, 4).toFixed(4)} (${shown(mean, 2).toFixed(2)} / ${shown(deviation, 2).toFixed(2)})`;
}
