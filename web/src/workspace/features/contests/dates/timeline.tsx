import type { Phase } from '@jiebang/contract/contests/phase.ts';
import type { ReactNode } from 'react';
import { day, monthDay } from '../../../../lib/dates.ts';
import { useWords } from '../../../../ui/kit/language.tsx';
import { useText } from '../text.ts';

const DAY_MS = 86_400_000;

/** A stretch of time that is drawn, in milliseconds. */
export type Span = { readonly from: number; readonly to: number };

/** The stretch that holds all these phases, with some room at both ends. */
export function spanOf(phases: readonly Phase[], roomDays = 7): Span {
  const ends = phases.flatMap((one) => [Date.parse(one.startsAt), Date.parse(one.endsAt)]);
  const room = roomDays * DAY_MS;
  if (ends.length === 0) return { from: Date.now() - room, to: Date.now() + 180 * DAY_MS };
  return { from: Math.min(...ends) - room, to: Math.max(...ends) + room };
}

/** Where an instant lies in a span, in percent. */
export const placeIn = (span: Span, at: number): number => ((at - span.from) / (span.to - span.from)) * 100;

/** The first days of months within a span, in Asia/Shanghai, thinned so that their names have room. */
function monthsIn(span: Span): string[] {
  const months: string[] = [];
  const begin = new Date(span.from + 8 * 3_600_000);
  for (let n = 1; ; n += 1) {
    const first = Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + n, 1) - 8 * 3_600_000;
    if (first > span.to) break;
    months.push(new Date(first).toISOString());
  }
  const step = Math.ceil(months.length / 8);
  // At the right end a name would be cut off.
  return months.filter((at, n) => n % step === 0 && placeIn(span, Date.parse(at)) < 85);
}

type AxisProps = { readonly span: Span; readonly children: ReactNode };

/** Rows of bars over a scale of months, today marked. The table beside it says the same in words. */
export function Scale({ span, children }: AxisProps) {
  const m = useText();
  const now = Date.now();
  return (
    <div className="scale">
      {children}
      <div className="scale-row scale-months" aria-hidden="true">
        <span />
        <div className="scale-track">
          {monthsIn(span).map((at) => (
            <span key={at} className="scale-month num" style={{ left: `${placeIn(span, Date.parse(at))}%` }}>
              {day(at).slice(0, 7)}
            </span>
          ))}
          {span.from < now && now < span.to && (
            <span className="scale-today" style={{ left: `${placeIn(span, now)}%` }}>
              {m.today}
            </span>
          )}
        </div>
      </div>
    </div>
  );
}

/** Phases drawn on one scale: the contest's, and each track's own. For the eyes; the table says the same. */
export function Timeline({ groups }: { readonly groups: readonly { name: string; phases: readonly Phase[] }[] }) {
  const w = useWords();
  const span = spanOf(groups.flatMap((group) => group.phases));
  return (
    <div aria-hidden="true">
      <Scale span={span}>
        {groups.map((group) => (
          <div key={group.name}>
            {groups.length > 1 && <p className="scale-group">{group.name}</p>}
            {group.phases.map((one) => (
              <div key={one.phase} className="scale-row">
                <span>{w.phase[one.phase]}</span>
                <div className="scale-track">
                  <Bar span={span} of={one} />
                </div>
              </div>
            ))}
          </div>
        ))}
      </Scale>
    </div>
  );
}

/** One phase as a bar with its first and last day. */
function Bar({ span, of }: { readonly span: Span; readonly of: Phase }) {
  const [from, to] = [Date.parse(of.startsAt), Date.parse(of.endsAt)];
  const left = placeIn(span, from);
  const state = to <= Date.now() ? 'past' : from <= Date.now() ? 'now' : 'ahead';
  return (
    <span className={`scale-bar scale-${state}`} style={{ left: `${left}%`, width: `${placeIn(span, to) - left}%` }}>
      <small className="num">{monthDay(of.startsAt)}</small>
      <small className="num">{monthDay(new Date(to - 1).toISOString())}</small>
    </span>
  );
}
