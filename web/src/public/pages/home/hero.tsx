import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { ContestCounts } from '@jiebang/contract/needs/board-routes.ts';
import { day, fromNow } from '../../../lib/dates.ts';
import { grouped } from '../../../lib/numbers.ts';
import type { Asked } from '../../page.ts';
import { Link } from '../../parts/link.tsx';
import { Stamp } from '../../parts/seal.tsx';
import { TitleText } from '../../parts/title.tsx';
import { isRunning } from './timeline.tsx';

type HeroProps = { readonly asked: Asked; readonly contest: ContestPage | null; readonly counts: ContestCounts | null };

/** The contest as a notice on paper: its name, what it is, what one can do, and how many needs stand where. */
export function Hero({ asked, contest, counts }: HeroProps) {
  const { locale, m } = asked;
  const chinese = locale === 'zh';
  const title = contest ? (chinese ? contest.name : contest.nameEn) : m.home.noContest;
  const intro = contest ? (chinese ? contest.intro : contest.introEn) : m.home.noContestText;
  return (
    <section className="sheet hero" aria-labelledby="contest">
      <div className="hero-words">
        <p className="hero-now">{contest ? <NowIn asked={asked} contest={contest} /> : m.frame.tagline}</p>
        <h1 id="contest" className={title.length > (chinese ? 24 : 60) ? 'hero-long' : undefined}>
          <TitleText text={title} />
        </h1>
        <p className="hero-intro">{firstParagraph(intro)}</p>
        <p className="actions">
          <Link to="/needs" locale={locale} className="button button-primary">
            {m.home.seeBoard}
          </Link>
          <Link to="/workspace/needs/new" locale={locale} className="button">
            {m.home.postNeed}
          </Link>
          {contest && contest.state !== 'draft' && (
            <Link to={`/workspace/follows?contest=${contest.id}`} locale={locale} className="button">
              {m.home.follow}
            </Link>
          )}
        </p>
      </div>
      <div className="hero-side" aria-hidden="true">
        <ol className="hero-columns">
          {m.home.steps.map((step) => (
            <li key={step} className="hero-column">
              {step}
            </li>
          ))}
        </ol>
        <Stamp
          manner="filled"
          name={m.frame.name}
          words={chinese ? ['揭', '榜'] : ['JIE', 'BANG']}
          han={chinese}
          large
        />
      </div>
      {counts && (
        <dl className="counts" aria-label={m.home.numbers} data-live="counts">
          {(['published', 'open', 'paired', 'contracted'] as const).map((key) => (
            <div key={key}>
              <dt>{m.home.count[key]}</dt>
              <dd className="num" data-count={key}>
                {grouped(counts[key])}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

const firstParagraph = (text: string): string => text.split(/\n/, 1)[0] ?? '';

function NowIn({ asked, contest }: { readonly asked: Asked; readonly contest: ContestPage }) {
  const { locale, m, now, w } = asked;
  const running = contest.phases.filter((phase) => isRunning(phase, now));
  const [only, another] = running;
  if (only) {
    return (
      <>
        <span>{m.home.now}</span>
        <strong>{running.map(({ phase }) => w.phase[phase]).join(locale === 'zh' ? '、' : ', ')}</strong>
        {!another && (
          <>
            <span className="num">{m.home.until(day(only.endsAt))}</span>
            <span className="soft">{fromNow(only.endsAt, now, locale)}</span>
          </>
        )}
      </>
    );
  }
  const next = contest.phases.find((phase) => Date.parse(phase.startsAt) > now.getTime());
  if (!next) return m.home.over;
  return (
    <>
      <strong>{w.phase[next.phase]}</strong>
      <span className="num">{m.home.begins(day(next.startsAt))}</span>
      <span className="soft">{fromNow(next.startsAt, now, locale)}</span>
    </>
  );
}
