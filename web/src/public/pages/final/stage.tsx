import type { PublicFinal, Show } from '@jiebang/contract/judging/stage/final.ts';
import type { Locale } from '../../../lib/locale.ts';
import { messages as english } from '../../../lib/messages/stage.en.ts';
import { messages as chinese, type StageMessages } from '../../../lib/messages/stage.zh.ts';
import { whole } from '../../../ui/whole.tsx';
import { Name } from './name.tsx';
import { Prices } from './prices.tsx';
import { Scoreboard } from './scoreboard.tsx';

export const stageMessages = (locale: Locale): StageMessages => (locale === 'zh' ? chinese : english);

/** Whether the screen hears the server, and how old what it shows is, in seconds. */
export type Link = { readonly lost: boolean; readonly age: number };
export type StageProps = {
  readonly locale: Locale;
  readonly final: PublicFinal;
  readonly show: Show;
  /** The server's time, milliseconds since 1970. */
  readonly now: number;
  readonly link: Link;
};

/** The big screen: one thing at a time, readable at ten metres. Drawn on the server and, as it goes on, in the browser. */
export function Stage({ locale, final, show, now, link }: StageProps) {
  const m = stageMessages(locale);
  const need = final.needs[show.focus ?? 0];
  const talking = show.timer !== null;
  const revealing = show.screen === 'revealing' && !talking;
  return (
    <div className="stage" data-screen={show.screen}>
      <header className="stage-head">
        <p>
          <span className="stage-state">{m.states[show.state]}</span> {m.kind}
        </p>
        <h1>{locale === 'zh' ? final.title : final.titleEn}</h1>
        <p className="stage-need">{need ? whole(`${need.number} ${need.title}`) : final.place}</p>
      </header>
      <div className={revealing ? 'stage-body stage-alone' : 'stage-body'}>
        {!revealing && <OnStage m={m} final={final} show={show} now={now} />}
        <div>
          <Prices m={m} final={final} show={show} locale={locale} />
          <Scoreboard m={m} final={final} show={show} />
        </div>
      </div>
      <footer className="stage-foot">
        <p role="status" className={link.lost ? 'stage-lost' : ''}>
          {link.lost ? `${m.lost} · ${m.stale(link.age)}` : show.state === 'live' ? m.current : m.states[show.state]}
        </p>
        <p>{final.place}</p>
      </footer>
    </div>
  );
}

type PartProps = { readonly m: StageMessages; readonly final: PublicFinal; readonly show: Show; readonly now: number };

/** Who is on, in which phase, and the clock; between two, who comes next. */
function OnStage({ m, final, show, now }: PartProps) {
  const item = show.items.find((one) => one.item === show.stage);
  const next = show.items.find(({ state }) => state === 'waiting');
  if (!item) {
    const title = show.state === 'closed' ? m.over : show.state === 'live' ? m.between : m.notBegun;
    return (
      <section className="stage-on" aria-label={m.onStage}>
        <p className="stage-name">{title}</p>
        {show.state === 'closed' && <p className="stage-phase">{m.overSays}</p>}
        {show.state !== 'closed' && next && (
          <p className="stage-phase">
            {m.upNext} · <Name m={m} final={final} item={next.item} />
          </p>
        )}
      </section>
    );
  }
  return (
    <section className="stage-on" aria-label={m.onStage}>
      <p className="stage-phase">
        {m.item(item.item)} · {m.phases[item.state]}
      </p>
      <p className="stage-name">
        <Name m={m} final={final} item={item.item} />
      </p>
      <Clock m={m} show={show} now={now} />
      {show.screen === 'open' && <Lamps m={m} came={item.in} of={item.of} />}
    </section>
  );
}

/** How many seconds a clock has left; below nought the time is up. */
export function secondsLeft(timer: NonNullable<Show['timer']>, now: number): number {
  const ran = (timer.pausedAt ?? now) - timer.startedAt - timer.pausedMs;
  return Math.ceil(timer.seconds - ran / 1000);
}

/** Minutes and seconds, `08:00`. */
export const clockFace = (seconds: number): string =>
  [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');

function Clock({ m, show: { timer }, now }: Pick<PartProps, 'm' | 'show' | 'now'>) {
  if (!timer) return null;
  const left = secondsLeft(timer, now);
  return (
    <p
      className={left <= 30 ? 'stage-clock stage-clock-short num' : 'stage-clock num'}
      role="timer"
      aria-label={m.left}
    >
      {clockFace(Math.max(0, left))}
      <small>{timer.pausedAt !== null ? m.paused : left <= 0 ? m.timeUp : ''}</small>
    </p>
  );
}

/** A lamp for each judge: how many have scored, never who. */
function Lamps({ m, came, of }: { readonly m: StageMessages; readonly came: number; readonly of: number }) {
  if (of === 0) return null;
  return (
    <p className="stage-lamps">
      <span aria-hidden="true">
        {Array.from({ length: of }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lamps are all alike
          <i key={place} className={place < came ? 'lit' : ''} />
        ))}
      </span>
      {m.sheetsIn(came, of)}
    </p>
  );
}
