import { wasOpened } from '@jiebang/contract/contests/contest.ts';
import type { Asked, Page } from '../page.ts';
import { EditionList } from '../parts/edition-list.tsx';
import { Empty } from '../parts/empty.tsx';
import { Link } from '../parts/link.tsx';

/** `/contests`: every edition that was opened, the newest first. */
export async function editionsPage(asked: Asked): Promise<Page> {
  const { api, locale, m, query } = asked;
  const after = query.get('after') ?? undefined;
  const { items, next } = await api.contests.list({ query: { after, limit: 30 } });
  const opened = items.filter(({ state }) => wasOpened(state));
  return {
    title: m.editions.title,
    description: m.editions.lead,
    hidden: after !== undefined,
    body: (
      <>
        <header className="page-head">
          <h1>{m.editions.title}</h1>
          <p className="lead">{m.editions.lead}</p>
        </header>
        {opened.length > 0 ? (
          <EditionList asked={asked} contests={opened} />
        ) : (
          <Empty title={m.home.noContest} text={m.editions.none} />
        )}
        {next && (
          <nav className="pager" aria-label={m.board.pages}>
            <Link to={`/contests?after=${encodeURIComponent(next)}`} locale={locale} className="button" rel="next">
              {m.editions.next}
            </Link>
          </nav>
        )}
      </>
    ),
  };
}
