import type { Asked, Page } from '../page.ts';
import { isContestId } from '../parts/edition-list.tsx';
import { Empty } from '../parts/empty.tsx';
import { Link } from '../parts/link.tsx';
import { ResultList } from '../parts/result-list.tsx';

/** `/results`: every public notice, newest first. */
export async function resultsPage(asked: Asked): Promise<Page> {
  const { api, locale, m, query } = asked;
  const after = query.get('after') ?? undefined;
  const of = query.get('contest');
  const contest = of && isContestId(of) ? of : undefined;
  const { items, next } = await api.judging.results({ query: { after, contest, limit: 30 } });
  const more = new URLSearchParams({ ...(contest && { contest }), after: next ?? '' });
  return {
    title: m.results.title,
    description: m.results.description,
    section: 'results',
    hidden: after !== undefined || contest !== undefined,
    body: (
      <>
        <header className="page-head">
          <h1>{m.results.title}</h1>
          <p className="lead">{m.results.lead}</p>
        </header>
        {items.length > 0 ? (
          <div data-live={after === undefined ? 'results' : undefined}>
            <ResultList notices={items} asked={asked} />
          </div>
        ) : (
          <Empty title={m.results.empty} text={m.results.emptyText}>
            <Link to="/needs" locale={locale} className="button">
              {m.home.seeBoard}
            </Link>
          </Empty>
        )}
        {next && (
          <nav className="pager" aria-label={m.board.pages}>
            <Link to={`/results?${more}`} locale={locale} className="button" rel="next">
              {m.results.next}
            </Link>
          </nav>
        )}
      </>
    ),
  };
}
