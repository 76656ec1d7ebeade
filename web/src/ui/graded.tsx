import type { AutomaticAssessment, GradedDimension } from '@jiebang/contract/achievements/assessment/assessment.ts';
import type { PublicExpertVersion } from '@jiebang/contract/achievements/assessment/expert.ts';
import { assessmentWords } from '@jiebang/contract/achievements/assessment/words.data.ts';
import { foundWords, hundredths } from '@jiebang/contract/achievements/assessment/words.ts';
import { day } from '../lib/dates.ts';
import type { Locale } from '../lib/locale.ts';
import { Radar, type RadarSeries } from './radar.tsx';

type GradedProps = {
  readonly of: AutomaticAssessment;
  /** What an expert signed of it. */
  readonly expert?: PublicExpertVersion | null;
  /** Who signed, for those who may know. */
  readonly by?: string | null;
  readonly locale: Locale;
};

/** An assessment as a picture and as a table of the same numbers, what an expert says, and what each computed point was given for. */
export function Graded({ of, expert = null, by = null, locale }: GradedProps) {
  const w = assessmentWords[locale];
  const { dimensions, model } = of;
  const computed: RadarSeries = {
    name: w.automatic,
    values: dimensions.map(({ score }) => score),
    kind: expert ? 'dashed' : 'plain',
  };
  const series = expert
    ? [computed, { name: w.expert, values: expert.grades.map(({ score }) => score), kind: 'plain' as const }]
    : [computed];
  const said = series.map(({ name, values }) =>
    [
      name,
      ...values.map((value, at) => w.each(w.dimension[dimensions[at]?.dimension ?? 'maturity'], String(value))),
    ].join(w.comma),
  );
  return (
    <div className="graded">
      <div className="graded-top">
        <Radar
          axes={dimensions.map(({ dimension }) => w.dimension[dimension])}
          series={series}
          label={w.radar(said.join(w.comma))}
        />
        <Scores of={of} expert={expert} locale={locale} />
      </div>
      {expert && <Corrections of={expert} by={by} locale={locale} />}
      <h3>
        {w.automatic} · {w.model(String(model))}
      </h3>
      <p className="soft">{w.note}</p>
      <p className="soft">{w.howMaturity}</p>
      {dimensions.map((one) => (
        <Evidence key={one.dimension} of={one} locale={locale} />
      ))}
    </div>
  );
}

/** The scores of each dimension and what they add to the total; the computed ones beside those of an expert. */
function Scores({
  of,
  expert,
  locale,
}: Pick<GradedProps, 'of' | 'locale'> & { readonly expert: PublicExpertVersion | null }) {
  const w = assessmentWords[locale];
  const heads = expert ? [w.weight, w.automatic, w.expert] : [w.score, w.weight, w.adds];
  return (
    <table className="graded-scores" aria-label={w.title}>
      <thead>
        <tr>
          <th scope="col">{w.dimensionHead}</th>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.dimensions.map(({ dimension, score, weight, adds }, at) => {
          const graded = expert?.grades[at]?.score;
          return (
            <tr key={dimension}>
              <th scope="row">{w.dimension[dimension]}</th>
              {expert ? <td>{weight}%</td> : <td>{score}</td>}
              {expert ? <td>{score}</td> : <td>{weight}%</td>}
              <td>{expert ? graded : hundredths(adds)}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={expert ? 2 : 3}>
            {w.total}
          </th>
          <td>{hundredths(of.total)}</td>
          {expert && <td>{hundredths(expert.total)}</td>}
        </tr>
      </tfoot>
    </table>
  );
}

/** What an expert corrected, with why and by which evidence. */
function Corrections({
  of,
  by,
  locale,
}: {
  readonly of: PublicExpertVersion;
  readonly by: string | null;
  readonly locale: Locale;
}) {
  const w = assessmentWords[locale];
  const said = of.grades.filter(({ reason, evidence }) => reason !== null || evidence !== null);
  return (
    <>
      <h3>
        {w.expert} · {w.expertOf(by ?? '', day(of.at))}
      </h3>
      <p className="soft">{w.expertNote}</p>
      {said.length === 0 && <p>{w.unchanged}</p>}
      {said.map(({ dimension, computed, score, reason, evidence }) => (
        <section key={dimension} className="graded-said">
          <h4>
            {w.dimension[dimension]} <span className="num">{w.changed(String(computed), String(score))}</span>
          </h4>
          {reason && <p>{reason}</p>}
          {evidence && (
            <p className="soft">
              {w.proof}
              {w.colon}
              {evidence}
            </p>
          )}
        </section>
      ))}
      {of.remark && (
        <p>
          {w.remark}
          {w.colon}
          {of.remark}
        </p>
      )}
    </>
  );
}

/** What was found in one dimension, item by item, with its points. */
export function Evidence({ of, locale }: { readonly of: GradedDimension; readonly locale: Locale }) {
  const w = assessmentWords[locale];
  const name = w.dimension[of.dimension];
  return (
    <details className="graded-evidence">
      <summary>
        {name} <span className="num">{w.of(String(of.score), '100')}</span>
      </summary>
      <table aria-label={`${w.evidence} ${name}`}>
        <thead>
          <tr>
            <th scope="col">{w.evidence}</th>
            <th scope="col">{w.foundHead}</th>
            <th scope="col">{w.points}</th>
          </tr>
        </thead>
        <tbody>
          {of.items.map(({ item, found, points, most }) => (
            <tr key={item} className={points === 0 ? 'graded-none' : undefined}>
              <th scope="row">{w.item[item]}</th>
              <td>{foundWords(item, found, locale)}</td>
              <td className="num">{w.of(String(points), String(most))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
