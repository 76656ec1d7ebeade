import type { NeedState, PublicNeed } from '@jiebang/contract/needs/need.ts';
import { dateTime, day } from '../../lib/dates.ts';
import type { Asked } from '../page.ts';

const journey: readonly NeedState[] = [
  'published',
  'closed',
  'judging',
  'noticed',
  'paired',
  'contracted',
  'completed',
];

type Stop = { readonly state: NeedState; readonly at: string | null; readonly mark: 'reached' | 'here' | 'ahead' };

/** The stations of a need: those it reached, where it is, and those that may follow. */
export function stopsOf(need: Pick<PublicNeed, 'state' | 'stations'>): Stop[] {
  const reached = new Map(need.stations.map((station) => [station.state, station.at]));
  const ended = !journey.includes(need.state);
  const here = journey.indexOf(need.state);
  const stops = journey.flatMap((state, i): Stop[] => {
    const at = reached.get(state) ?? null;
    if (state === need.state) return [{ state, at, mark: 'here' }];
    if (at !== null && (ended || i < here)) return [{ state, at, mark: 'reached' }];
    return ended || i < here ? [] : [{ state, at: null, mark: 'ahead' }];
  });
  return ended ? [...stops, { state: need.state, at: reached.get(need.state) ?? null, mark: 'here' }] : stops;
}

/** The line of stations, so that everyone sees where a need is and since when. */
export function Stations({ need, asked }: { readonly need: PublicNeed; readonly asked: Asked }) {
  const { m, w } = asked;
  return (
    <ol className="stations" aria-label={m.need.stations}>
      {stopsOf(need).map(({ state, at, mark }) => (
        <li key={state} className={`station station-${mark}`} aria-current={mark === 'here' ? 'step' : undefined}>
          <span className="station-name">
            {w.needState[state]}
            <span className="unseen"> {m.need[mark]}</span>
          </span>
          {at && (
            <time className="station-when num" dateTime={at} title={dateTime(at)}>
              {day(at)}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}
