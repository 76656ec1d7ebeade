import type { ContestCard, ContestPage } from '@jiebang/contract/contests/contest.ts';
import { wasOpened } from '@jiebang/contract/contests/contest.ts';
import type { Notice } from '@jiebang/contract/judging/result.ts';
import type { ContestCounts } from '@jiebang/contract/needs/board-routes.ts';
import type { NeedCard } from '@jiebang/contract/needs/need.ts';
import type { ReactNode } from 'react';
import type { Asked } from '../../page.ts';
import { EditionList } from '../../parts/edition-list.tsx';
import { Link } from '../../parts/link.tsx';
import { NoticeList } from '../../parts/notice-list.tsx';
import { ResultList } from '../../parts/result-list.tsx';
import { Decisions } from './decisions.tsx';
import { Hero } from './hero.tsx';
import { Timeline } from './timeline.tsx';
import { Tracks, Units } from './tracks.tsx';

/** What there is to see of an edition beside its own page: of all editions where none was opened yet. */
export type Seen = {
  readonly counts: ContestCounts | null;
  readonly newest: readonly NeedCard[];
  readonly results: readonly Notice[];
  /** The other editions, the newest first. */
  readonly others: readonly ContestCard[];
};

/** So many other editions stand on an edition's page; the list has all. */
const fewOthers = 5;

/** Reads what is to be seen of an edition: its counts, its newest needs (of one that is over, whatever became of them), its results. */
export async function seenOf({ api }: Asked, contest: ContestPage | null): Promise<Seen> {
  const of = contest ? { contest: contest.id } : {};
  const open = contest && contest.state !== 'open' ? {} : { state: 'published' as const };
  const [counts, newest, results, editions] = await Promise.all([
    contest ? api.needs.counts({ query: { contest: contest.id } }) : null,
    api.needs.board({ query: { limit: 6, ...open, ...of } }),
    api.judging.results({ query: { limit: 4, ...of } }),
    api.contests.list({ query: { limit: fewOthers + 1 } }),
  ]);
  const others = editions.items.filter(({ id, state }) => id !== contest?.id && wasOpened(state));
  return { counts, newest: newest.items, results: results.items, others: others.slice(0, fewOthers) };
}

type EditionProps = {
  readonly asked: Asked;
  readonly contest: ContestPage | null;
  /** Null of one in preparation, of which there is nothing else to see. */
  readonly seen: Seen | null;
};

/** An edition as the public sees it, on the first page while it is the current one, and at its own address for good. */
export function Edition({ asked, contest, seen }: EditionProps) {
  const first = asked.path === '/' || !contest ? '' : `?contest=${contest.id}`;
  return (
    <>
      <Hero asked={asked} contest={contest} counts={seen?.counts ?? null} />
      {contest && contest.phases.length > 0 && <Timeline asked={asked} phases={contest.phases} />}
      {contest && <Decisions asked={asked} contest={contest} />}
      {contest && <Tracks asked={asked} tracks={contest.tracks} counts={seen?.counts ?? null} />}
      {seen && <Newest asked={asked} seen={seen} search={first} />}
      <How asked={asked} />
      {contest && <Units asked={asked} units={contest.units} />}
      {seen && seen.others.length > 0 && (
        <Section asked={asked} id="editions" title={asked.m.editions.others} to="/contests" all={asked.m.editions.all}>
          <EditionList asked={asked} contests={seen.others} />
        </Section>
      )}
    </>
  );
}

type NewestProps = { readonly asked: Asked; readonly seen: Seen; readonly search: string };

/** The newest needs beside the newest results. */
function Newest({ asked, seen: { newest, results }, search }: NewestProps) {
  const { m } = asked;
  return (
    <div className="home-pair">
      <Section asked={asked} id="newest" title={m.home.newest} to={`/needs${search}`} all={m.home.all} live>
        {newest.length > 0 ? (
          <NoticeList needs={newest} asked={asked} level={3} />
        ) : (
          <p className="soft">{m.board.bareText}</p>
        )}
      </Section>
      <Section
        asked={asked}
        id="recent"
        title={m.home.recentResults}
        to={`/results${search}`}
        all={m.home.allResults}
        live
      >
        {results.length > 0 ? (
          <ResultList notices={results} asked={asked} level={3} />
        ) : (
          <p className="soft">{m.home.noResults}</p>
        )}
      </Section>
    </div>
  );
}

type SectionProps = {
  readonly asked: Asked;
  readonly id: string;
  readonly title: string;
  readonly to: string;
  readonly all: string;
  readonly live?: boolean;
  readonly children: ReactNode;
};

/** A part of the page with the way to all of its kind. */
function Section({ asked, id, title, to, all, live, children }: SectionProps) {
  return (
    <section aria-labelledby={id} data-live={live ? id : undefined}>
      <header className="section-head">
        <h2 id={id}>{title}</h2>
        <Link to={to} locale={asked.locale}>
          {all}
        </Link>
      </header>
      {children}
    </section>
  );
}

/** How one takes part. */
function How({ asked: { m } }: { readonly asked: Asked }) {
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
