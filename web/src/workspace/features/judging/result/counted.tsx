import type { Ranking as Ranked } from '@jiebang/contract/judging/result.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Facts, Table } from '../../../../ui/kit/page.tsx';
import { useText } from '../text.ts';

type CountedProps = {
  readonly places: Ranked['places'];
  readonly rubric: Ranked['rubric'];
  readonly aggregation: Ranked['aggregation'];
  readonly seed: string | null;
};

/** How the score of each place came about, sheet by sheet, and what parted equals; folded until somebody asks. */
export function CountedRound({ places, rubric, aggregation, seed }: CountedProps) {
  const m = useText();
  return (
    <details className="counted">
      <summary>{m.counted}</summary>
      <p className="soft">{places.some(({ sheets }) => sheets === null) ? m.withheld : m.countedSays}</p>
      {places.map((place) => (
        <CountedPlace key={place.solution} place={place} rubric={rubric} aggregation={aggregation} />
      ))}
      <Facts of={[[m.seed, seed && <code key="seed">{seed}</code>]]} />
    </details>
  );
}

type PlaceProps = Pick<CountedProps, 'rubric' | 'aggregation'> & { readonly place: Ranked['places'][number] };

function CountedPlace({ place, rubric, aggregation }: PlaceProps) {
  const m = useText();
  const locale = useLocale();
  const nameOf = (key: string) => {
    const found = rubric.find((one) => one.key === key);
    return (locale === 'zh' ? found?.name : found?.nameEn) ?? key;
  };
  const { parted, sheets, lot } = place;
  const trims = aggregation === 'trimmed_mean';
  const standardises = aggregation === 'z_score';
  const title = `${m.rankN(place.rank)} · ${place.title}`;
  return (
    <div className="counted-place">
      <p>
        <strong>{title}</strong>
      </p>
      <Facts
        of={[
          [m.columns.score, place.score.toFixed(4)],
          [
            m.parted,
            parted &&
              (parted.by === 'criterion' ? m.partedBy.criterion(nameOf(parted.criterion)) : m.partedBy[parted.by]),
          ],
          [m.lot, lot && parted?.by === 'lot' && <code key="lot">{lot}</code>],
        ]}
      />
      {sheets && (
        <Table
          caption={title}
          head={[
            ...rubric.map(({ key, weight, max }) => `${nameOf(key)} (${max}, ${weight}%)`),
            m.total,
            ...(trims ? [m.counts] : []),
            ...(standardises ? [m.judgeMean, m.judgeDeviation, m.z] : []),
          ]}
          rows={sheets.map((sheet, i) => ({
            key: String(i),
            cells: [
              ...rubric.map(({ key }) => sheet.scores.find(({ criterion }) => criterion === key)?.score ?? '–'),
              <strong key="total">{sheet.total.toFixed(2)}</strong>,
              ...(trims ? [sheet.dropped ? m.dropped : m.kept] : []),
              ...(standardises && sheet.standard
                ? [sheet.standard.mean.toFixed(2), sheet.standard.deviation.toFixed(2), sheet.standard.z.toFixed(4)]
                : []),
            ],
          }))}
        />
      )}
    </div>
  );
}
