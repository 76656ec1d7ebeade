import type { AutomaticAssessment } from '@jiebang/contract/achievements/assessment/assessment.ts';
import type { PublicExpertVersion } from '@jiebang/contract/achievements/assessment/expert.ts';
import { assessmentWords } from '@jiebang/contract/achievements/assessment/words.data.ts';
import { foundWords, hundredths } from '@jiebang/contract/achievements/assessment/words.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { codeOf } from '#platform/files/pdf/code.ts';
import type { Block, Paper } from '#platform/files/pdf/paper.ts';

export type Locale = 'zh' | 'en';

/** What a report tells: an achievement, what was computed of it, and what an expert signed. */
export type Report = {
  readonly number: string;
  readonly title: string;
  /** Null for a natural person, who is not named. */
  readonly owner: string | null;
  readonly automatic: AutomaticAssessment;
  readonly expert: PublicExpertVersion | null;
  /** Who signed, for those who may know. */
  readonly by: string | null;
  /** The public page; null where there is none now. */
  readonly address: string | null;
};

/** The report of an assessment as a paper. The same versions make the same bytes. */
export function reportPaper(report: Report, locale: Locale): Paper {
  const w = assessmentWords[locale];
  const { number, title, automatic, expert, address } = report;
  return {
    title: w.report,
    above: number,
    below: title,
    locale,
    at: new Date(expert?.at ?? automatic.at),
    foot: w.foot(`${w.report} ${number}`),
    code: address === null ? null : codeOf(address),
    blocks: [...summary(report, locale), ...corrections(report, locale), ...evidence(report, locale)],
  };
}

const dayOf = (at: string): string => shanghaiDate(new Date(at));

function summary({ number, title, owner, automatic, expert, by }: Report, locale: Locale): Block[] {
  const w = assessmentWords[locale];
  const names = automatic.dimensions.map(({ dimension }) => w.dimension[dimension]);
  const computed = automatic.dimensions.map(({ score }) => score);
  const heads = expert ? [w.weight, w.automatic, w.expert] : [w.score, w.weight, w.adds];
  const totals = expert
    ? ['', hundredths(automatic.total), hundredths(expert.total)]
    : ['', '', hundredths(automatic.total)];
  return [
    { is: 'heading', text: w.title },
    {
      is: 'facts',
      rows: [
        [w.subject, `${number} ${title}`],
        ...(owner === null ? [] : ([[w.owner, owner]] as const)),
        [w.automatic, `${hundredths(automatic.total)} · ${w.model(String(automatic.model))} · ${dayOf(automatic.at)}`],
        ...(expert
          ? ([[w.expert, `${hundredths(expert.total)} · ${w.expertOf(by ?? '', dayOf(expert.at))}`]] as const)
          : []),
      ],
    },
    {
      is: 'radar',
      axes: names,
      series: [
        { name: w.automatic, values: computed, dashed: expert !== null },
        ...(expert ? [{ name: w.expert, values: expert.grades.map(({ score }) => score), dashed: false }] : []),
      ],
    },
    {
      is: 'table',
      columns: [w.dimensionHead, ...heads].map((head, at) => ({ head, share: at === 0 ? 40 : 20 })),
      rows: [
        ...automatic.dimensions.map(({ dimension, score, weight, adds }, at) => [
          w.dimension[dimension],
          ...(expert
            ? [`${weight}%`, String(score), String(expert.grades[at]?.score ?? '')]
            : [String(score), `${weight}%`, hundredths(adds)]),
        ]),
        [w.total, ...totals],
      ],
    },
    { is: 'text', quiet: true, text: w.note },
  ];
}

function corrections({ expert }: Report, locale: Locale): Block[] {
  if (!expert) return [];
  const w = assessmentWords[locale];
  const said = expert.grades.filter(({ reason, evidence: proof }) => reason !== null || proof !== null);
  return [
    { is: 'heading', text: w.corrections },
    { is: 'text', quiet: true, text: w.expertNote },
    ...said.flatMap(({ dimension, computed, score, reason, evidence: proof }): Block[] => [
      { is: 'subheading', text: `${w.dimension[dimension]}　${w.changed(String(computed), String(score))}` },
      ...(reason === null ? [] : [{ is: 'text', text: reason } as const]),
      ...(proof === null ? [] : [{ is: 'text', quiet: true, text: `${w.proof}${w.colon}${proof}` } as const]),
    ]),
    ...(said.length === 0 ? [{ is: 'text', text: w.unchanged } as const] : []),
    ...(expert.remark === null
      ? []
      : ([
          { is: 'subheading', text: w.remark },
          { is: 'text', text: expert.remark },
        ] as const)),
  ];
}

function evidence({ automatic }: Report, locale: Locale): Block[] {
  const w = assessmentWords[locale];
  return [
    { is: 'heading', text: `${w.automatic} · ${w.evidence}` },
    { is: 'text', quiet: true, text: w.howMaturity },
    ...automatic.dimensions.flatMap(({ dimension, score, items }): Block[] => [
      { is: 'subheading', text: `${w.dimension[dimension]}　${w.of(String(score), '100')}` },
      {
        is: 'table',
        columns: [
          { head: w.evidence, share: 44 },
          { head: w.foundHead, share: 38 },
          { head: w.points, share: 18 },
        ],
        rows: items.map(({ item, found, points, most }) => [
          w.item[item],
          foundWords(item, found, locale),
          w.of(String(points), String(most)),
        ]),
      },
    ]),
  ];
}
