import type { NoticePage } from '@jiebang/contract/judging/result.ts';
import { orNull } from '../api.ts';
import type { Asked, Page } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { NoticeSeal, winnerOf } from '../parts/result-list.tsx';
import { When } from '../parts/when.tsx';
import { notFoundPage } from './failures.tsx';

/** `/notices/{number}`: one public notice, composed as the document it is. */
export async function noticePage(asked: Asked): Promise<Page> {
  const { api, found, locale, m, now } = asked;
  const notice = await orNull(api.judging.notice({ params: { number: found[0] ?? '' } }));
  if (!notice) return notFoundPage(asked);
  const { winner } = notice;
  const open = notice.state === 'standing' && Date.parse(notice.endsAt) > now.getTime();
  return {
    title: `${m.notice.title(notice.number)} · ${notice.need.title || m.need.hidden}`,
    description: m.notice.intro(notice.need.title || m.need.hidden),
    section: 'results',
    body: (
      <article className="sheet paper">
        <header className="paper-head">
          <p className="paper-number num whole">{notice.number}</p>
          <h1>{m.notice.heading}</h1>
        </header>
        <p className="paper-intro">{m.notice.intro(notice.need.title || m.need.hidden)}</p>
        <dl className="terms">
          <div>
            <dt>{m.results.need}</dt>
            <dd>
              <Link to={`/needs/${notice.need.number}`} locale={locale}>
                {notice.need.title || m.need.hidden}
              </Link>{' '}
              <span className="soft num whole">{notice.need.number}</span>
            </dd>
          </div>
          <div>
            <dt>{m.results.winner}</dt>
            <dd>
              <strong>{winnerOf(notice, asked)}</strong>
              {winner.leader && (
                <>
                  <br />
                  {m.notice.leader} {winner.leader}
                </>
              )}
            </dd>
          </div>
          <div>
            <dt>{m.notice.period}</dt>
            <dd>
              <When at={notice.publishedAt} locale={locale} /> {m.notice.to}{' '}
              <When at={notice.endsAt} end locale={locale} {...(open ? { now } : {})} />
              <br />
              <span className="soft">{m.notice.days(String(notice.workingDays))}</span>
            </dd>
          </div>
        </dl>
        <h2>{m.notice.objection}</h2>
        <p>
          {open ? m.notice.objectionText : notice.state === 'withdrawn' ? m.notice.withdrawn : m.notice.objectionOver}
        </p>
        {open && (
          <p className="actions no-print">
            <Link
              to={`/workspace/objections/new?notice=${encodeURIComponent(notice.number)}`}
              locale={locale}
              className="button button-primary"
            >
              {m.notice.object}
            </Link>
          </p>
        )}
        <Versions of={notice} asked={asked} />
        {notice.waits && <p>{m.notice.waits}</p>}
        {notice.objections.length > 0 && <Objections of={notice} asked={asked} />}
        {notice.rankings.length > 0 && <Rankings of={notice} asked={asked} />}
        <footer className="paper-foot">
          <p>
            {m.notice.published}
            <br />
            <When at={notice.publishedAt} locale={locale} dayOnly />
          </p>
          <NoticeSeal notice={notice} asked={asked} large />
        </footer>
      </article>
    ),
  };
}

/** Which notice came before or after this one, and what was struck out in between. */
function Versions({ of, asked }: { readonly of: NoticePage; readonly asked: Asked }) {
  const { locale } = asked;
  const { notice: m } = asked.m;
  const other = (says: string, number: string | null) =>
    number !== null && (
      <p>
        {says}{' '}
        <Link to={`/notices/${number}`} locale={locale} className="whole">
          {`${number}`}
        </Link>
      </p>
    );
  return (
    <>
      {of.struck.map((one) => (
        <p key={one.at}>{m.struck(String(one.sheets), m.grounds[one.ground])}</p>
      ))}
      {other(m.replaces, of.replaces)}
      {other(m.replacedBy, of.replacedBy)}
    </>
  );
}

/** What was decided of objections and why; nobody is named. */
function Objections({ of, asked }: { readonly of: NoticePage; readonly asked: Asked }) {
  const { locale, m } = asked;
  return (
    <section>
      <h2>{m.notice.objections}</h2>
      <ol>
        {of.objections.map((one) => (
          <li key={`${one.filedAt} ${one.answeredAt}`}>
            <strong>{m.notice.outcomes[one.outcome]}</strong>{' '}
            <span className="soft">
              {m.notice.filed} <When at={one.filedAt} locale={locale} dayOnly /> · {m.notice.answered}{' '}
              <When at={one.answeredAt} locale={locale} dayOnly />
            </span>
            {one.reason && <p>{one.reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The rankings that led to the result, to be computed anew by whoever wants to. */
function Rankings({ of, asked }: { readonly of: NoticePage; readonly asked: Asked }) {
  const { notice: m } = asked.m;
  const address = `/api/v1/notices/${encodeURIComponent(of.number)}/ranking`;
  return (
    <section className="no-print">
      <h2>{m.ranking}</h2>
      <p>{of.state === 'withdrawn' ? m.rankingWithdrawn : m.rankingText}</p>
      <p className="soft">
        {m.rankingHow}:{' '}
        <code>
          node verifier/src/main.ts ranking {of.number}-ranking-{of.rankings.at(-1)}.json --log-key KEY
        </code>
        <br />
        KEY: <a href="/api/v1/log/head">{m.rankingKey}</a>
      </p>
      <p className="actions">
        {of.state === 'definitive' && (
          <a
            className="button"
            href={`/api/v1/notices/${encodeURIComponent(of.number)}/report?locale=${asked.locale}`}
            download
          >
            {m.report}
          </a>
        )}
        {of.rankings.map((round) => (
          <a
            key={round}
            className="button"
            href={`${address}?round=${round}`}
            download={`${of.number}-ranking-${round}.json`}
          >
            {of.rankings.length > 1 ? m.rankingOf(String(round)) : m.rankingOne}
          </a>
        ))}
      </p>
    </section>
  );
}
