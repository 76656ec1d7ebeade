import type { Phase } from '@jiebang/contract/contests/phase.ts';
import { dateTime, day, lastMoment, monthDay } from '../../../lib/dates.ts';
import type { Asked } from '../../page.ts';

/** Whether a phase has begun and is not over. Phases may overlap. */
export const isRunning = (phase: Phase, now: Date): boolean =>
  Date.parse(phase.startsAt) <= now.getTime() && now.getTime() < Date.parse(phase.endsAt);

type Mark = 'past' | 'now' | 'ahead';
const markOf = (phase: Phase, now: Date): Mark => {
  if (isRunning(phase, now)) return 'now';
  return Date.parse(phase.startsAt) > now.getTime() ? 'ahead' : 'past';
};

/** The phases on one ruled line, today marked by a small seal. */
export function Timeline({ asked, phases }: { readonly asked: Asked; readonly phases: readonly Phase[] }) {
  const { m, w, now } = asked;
  return (
    <section aria-labelledby="timeline">
      <header className="section-head">
        <h2 id="timeline">{m.home.timeline}</h2>
        <p className="soft num">{m.home.todayIs(day(now.toISOString()))}</p>
      </header>
      <ol className="timeline">
        {phases.map((phase) => {
          const mark = markOf(phase, now);
          return (
            <li key={phase.phase} className={`phase phase-${mark}`} aria-current={mark === 'now' ? 'step' : undefined}>
              <h3>
                {w.phase[phase.phase]}
                {mark === 'now' && <span className="today">{m.home.running}</span>}
              </h3>
              <p className="num">
                <time dateTime={phase.startsAt} title={dateTime(phase.startsAt)}>
                  {monthDay(phase.startsAt)}
                </time>
                {' – '}
                <time dateTime={phase.endsAt} title={dateTime(phase.endsAt)}>
                  {monthDay(lastMoment(phase.endsAt))}
                </time>
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
