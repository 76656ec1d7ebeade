import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { Notice } from '@jiebang/contract/judging/result.ts';
import type { NeedCard } from '@jiebang/contract/needs/need.ts';
import { orNull } from '../../api.ts';
import type { Asked, Page } from '../../page.ts';
import { Link } from '../../parts/link.tsx';
import { NoticeList } from '../../parts/notice-list.tsx';
import { ResultList } from '../../parts/result-list.tsx';
import { type Counts, loadCounts } from './counts.ts';
import { Decisions } from './decisions.tsx';
import { Hero } from './hero.tsx';
import { Timeline } from './timeline.tsx';
import { Tracks, Units } from './tracks.tsx';

/** `/`: the contest's notice, its timeline and tracks, what is newest, and how one takes part. */
export async function homePage(asked: Asked): Promise<Page> {
  const { api, m } = asked;
  const [contest, newest, results, counts] = await Promise.all([
    orNull(api.contests.current()),
    api.needs.board({ query: { limit: 6, state: 'published' } }),
    api.judging.results({ query: { limit: 4 } }),
    loadCounts(api),
  ]);
  return {
    title: contest ? nameOf(contest, asked) : m.home.title,
    description: m.home.description,
    feed: {},
    body: <Home asked={asked} contest={contest} newest={newest.items} results={results.items} counts={counts} />,
  };
}

export const nameOf = (contest: ContestPage, { locale }: Asked): string =>
  locale === 'zh' ? contest.name : contest.nameEn;

type HomeProps = {
  readonly asked: Asked;
  readonly contest: ContestPage | null;
  readonly newest: readonly NeedCard[];
  readonly results: readonly Notice[];
  readonly counts: Counts;
};

function Home({ asked, contest, newest, results, counts }: HomeProps) {
  const { locale, m } = asked;
  return (
    <>
      <Hero asked={asked} contest={contest} counts={counts} />
      {contest && contest.phases.length > 0 && <Timeline asked={asked} phases={contest.phases} />}
      {contest && <Decisions asked={asked} contest={contest} />}
      {contest && <Tracks asked={asked} tracks={contest.tracks} counts={counts} />}
      <div className="home-pair">
        <section aria-labelledby="newest" data-live="newest">
          <header className="section-head">
            <h2 id="newest">{m.home.newest}</h2>
            <Link to="/needs" locale={locale}>
              {m.home.all}
            </Link>
          </header>
          {newest.length > 0 ? (
            <NoticeList needs={newest} asked={asked} level={3} />
          ) : (
            <p className="soft">{m.board.bareText}</p>
          )}
        </section>
        <section aria-labelledby="recent" data-live="recent">
          <header className="section-head">
            <h2 id="recent">{m.home.recentResults}</h2>
            <Link to="/results" locale={locale}>
              {m.home.allResults}
            </Link>
          </header>
          {results.length > 0 ? (
            <ResultList notices={results} asked={asked} level={3} />
          ) : (
            <p className="soft">{m.home.noResults}</p>
          )}
        </section>
      </div>
      <How asked={asked} />
      {contest && <Units asked={asked} units={contest.units} />}
    </>
  );
}

/** How one takes part. */
export function How({ asked: { m } }: { readonly asked: Asked }) {
  return (
    <section aria-labelledby="how">
      <header className="section-head">
        <h2 id="how">{m.home.how}</h2>
      </header>
      <ol className="how">
        {m.home.howSteps.map((step) => (
          <li key={step.title} className="how-step">
            <h3>{step.title}</h3>
            <p>{step.text}</p>
          </li>
        ))}
      </ol>
      <aside className="free" aria-label={m.home.free}>
        <p>
          <strong>{m.home.free}</strong> {m.home.freeText}
        </p>
      </aside>
    </section>
  );
}
