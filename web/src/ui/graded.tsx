import type { AutomaticAssessment, GradedDimension } from '@jiebang/contract/achievements/assessment/assessment.ts';
import { assessmentWords } from '@jiebang/contract/achievements/assessment/words.data.ts';
import { foundWords, hundredths } from '@jiebang/contract/achievements/assessment/words.ts';
import type { Locale } from '../lib/locale.ts';
import { Radar } from './radar.tsx';

type GradedProps = { readonly of: AutomaticAssessment; readonly locale: Locale };

/** An assessment as a picture and as a table of the same numbers, and under it what each point was given for. */
export function Graded({ of, locale }: GradedProps) {
  const w = assessmentWords[locale];
  const { dimensions, total, model } = of;
  const said = dimensions.map(({ dimension, score }) => w.each(w.dimension[dimension], String(score))).join(w.comma);
  return (
    <div className="graded">
      <div className="graded-top">
        <Radar
          axes={dimensions.map(({ dimension }) => w.dimension[dimension])}
          series={[{ name: w.automatic, values: dimensions.map(({ score }) => score), kind: 'plain' }]}
          label={w.radar(said)}
        />
        <table className="graded-scores">
          <caption>
            {w.automatic} · {w.model(String(model))}
          </caption>
          <thead>
            <tr>
              <th scope="col">{w.dimensionHead}</th>
              <th scope="col">{w.score}</th>
              <th scope="col">{w.weight}</th>
              <th scope="col">{w.adds}</th>
            </tr>
          </thead>
          <tbody>
            {dimensions.map(({ dimension, score, weight, adds }) => (
              <tr key={dimension}>
                <th scope="row">{w.dimension[dimension]}</th>
                <td>{score}</td>
                <td>{weight}%</td>
                <td>{hundredths(adds)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>
                {w.total}
              </th>
              <td>{hundredths(total)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="soft">{w.note}</p>
      <h3>{w.evidence}</h3>
      <p className="soft">{w.howMaturity}</p>
      {dimensions.map((one) => (
        <Evidence key={one.dimension} of={one} locale={locale} />
      ))}
    </div>
  );
}

/** What was found in one dimension, item by item, with its points. */
function Evidence({ of, locale }: { readonly of: GradedDimension; readonly locale: Locale }) {
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
