import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { Facets as FacetCounts } from '@jiebang/contract/needs/board-routes.ts';
import { searchTarget } from '@jiebang/contract/notifications/search.ts';
import { localPath } from '../../../lib/locale.ts';
import { grouped } from '../../../lib/numbers.ts';
import type { Asked, Page } from '../../page.ts';
import { Chips } from '../../parts/chips.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Link } from '../../parts/link.tsx';
import { NoticeList } from '../../parts/notice-list.tsx';
import { type BoardChoices, boardPath, choices, readChoices, searchOf } from './choices.ts';
import { chosenWords } from './chosen-words.ts';
import { editionOf } from './edition-of.ts';
import { Facets } from './facets.tsx';
import { feedPath } from './feeds.ts';

type Found = Awaited<ReturnType<Asked['api']['needs']['board']>>;

/** `/needs`: the board. The address holds every choice. */
export async function boardPage(asked: Asked): Promise<Page> {
  const { api, m } = asked;
  const chosen = readChoices(asked.query);
  const [found, counts, edition] = await Promise.all([
    api.needs.board({ query: { ...chosen, limit: 20 } }),
    api.needs.facets({ query: searchOf(chosen) }),
    editionOf(asked, chosen),
  ]);
  const words = chosenWords(asked, chosen, edition);
  return {
    title: [...words.map(({ label }) => label), m.board.title].join(' · '),
    description: m.board.description,
    section: 'board',
    canonical: boardPath(chosen, {}),
    // Search engines need the board and its needs, not every combination of its filters.
    hidden: words.length > 1 || chosen.q !== undefined || chosen.after !== undefined,
    feed: chosen,
    body: <Board asked={asked} chosen={chosen} found={found} counts={counts} edition={edition} />,
  };
}

type BoardProps = {
  readonly asked: Asked;
  readonly chosen: BoardChoices;
  readonly found: Found;
  readonly counts: FacetCounts;
  readonly edition: ContestPage | null;
};

function Board({ asked, chosen, found, counts, edition }: BoardProps) {
  const { locale, m } = asked;
  const words = chosenWords(asked, chosen, edition);
  return (
    <>
      <header className="page-head">
        <h1>{m.board.title}</h1>
        <p className="lead">{m.board.lead}</p>
        <SearchForm asked={asked} chosen={chosen} />
      </header>
      <div className="board">
        <aside className="facets" id="facets" popover="auto" aria-label={m.board.filters}>
          <p className="facets-close">
            <button type="button" className="button" popoverTarget="facets" popoverTargetAction="hide">
              {m.board.close}
            </button>
          </p>
          <Facets asked={asked} chosen={chosen} counts={counts} edition={edition} />
        </aside>
        <section className="board-list" aria-label={m.board.title} data-live={chosen.after ? undefined : 'board'}>
          <div className="board-bar">
            <p className="board-total num" aria-live="polite">
              {found.total.exact
                ? m.board.total(grouped(found.total.count))
                : m.board.about(grouped(found.total.count))}
            </p>
            <button type="button" className="button facets-open" popoverTarget="facets">
              {m.board.filters}
              {words.length > 0 && <span className="num"> {words.length}</span>}
            </button>
            <Sorts asked={asked} chosen={chosen} />
          </div>
          <Chips
            asked={asked}
            words={words}
            without={(name) => boardPath(chosen, { [name]: undefined })}
            whole="/needs"
          />
          {found.items.length > 0 ? (
            <NoticeList needs={found.items} asked={asked} />
          ) : (
            <Nothing asked={asked} filtered={words.length > 0} />
          )}
          <Pager asked={asked} chosen={chosen} next={found.next} />
          <p className="board-feeds soft no-print">
            {words.length > 0 ? m.board.feedChosen : m.board.feedAll}{' '}
            <Link to={feedPath(chosen, 'xml')} locale={locale}>
              RSS
            </Link>{' '}
            <Link to={feedPath(chosen, 'json')} locale={locale}>
              <span lang="en">JSON Feed</span>
            </Link>
            {words.length > 0 && (
              <Link to={followPath(chosen)} locale={locale} rel="nofollow">
                {m.board.followSearch}
              </Link>
            )}
          </p>
        </section>
      </div>
    </>
  );
}

/** Where the search of this page is followed, whatever its order. */
const followPath = (chosen: BoardChoices): string =>
  `/workspace/follows?search=${encodeURIComponent(searchTarget(searchOf(chosen)))}`;

function SearchForm({ asked, chosen }: { readonly asked: Asked; readonly chosen: BoardChoices }) {
  const { locale, m } = asked;
  return (
    <form className="search" action={localPath(locale, '/needs')}>
      <label htmlFor="q">{m.board.search}</label>
      <span className="search-line">
        <input id="q" name="q" type="search" maxLength={100} defaultValue={chosen.q} placeholder={m.board.searchHint} />
        {choices
          .filter((choice) => choice !== 'q' && chosen[choice] !== undefined)
          .map((choice) => (
            <input key={choice} type="hidden" name={choice} value={String(chosen[choice])} />
          ))}
        <button type="submit" className="button">
          {m.board.searchButton}
        </button>
      </span>
    </form>
  );
}

/** Orders of the board. What closes soonest is asked of what is open, unless another state was chosen: the rest has closed. */
function Sorts({ asked, chosen }: { readonly asked: Asked; readonly chosen: BoardChoices }) {
  const { locale, m } = asked;
  const sorts = [
    [undefined, m.board.newest],
    ['deadline', m.board.deadline],
    ['budget', m.board.budget],
  ] as const;
  return (
    <nav className="sorts" aria-label={m.board.sort}>
      {sorts.map(([sort, label]) => (
        <Link
          key={label}
          to={boardPath(chosen, sort === 'deadline' ? { sort, state: chosen.state ?? 'published' } : { sort })}
          locale={locale}
          rel="nofollow"
          current={chosen.sort === sort}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

function Nothing({ asked, filtered }: { readonly asked: Asked; readonly filtered: boolean }) {
  const { locale, m } = asked;
  if (!filtered) return <Empty title={m.board.bareTitle} text={m.board.bareText} />;
  return (
    <Empty title={m.board.emptyTitle} text={m.board.emptyText}>
      <Link to="/needs" locale={locale} className="button">
        {m.board.clear}
      </Link>
    </Empty>
  );
}

function Pager({
  asked,
  chosen,
  next,
}: {
  readonly asked: Asked;
  readonly chosen: BoardChoices;
  readonly next: string | null;
}) {
  const { locale, m } = asked;
  if (!next && !chosen.after) return null;
  return (
    <nav className="pager" aria-label={m.board.pages}>
      {chosen.after && (
        <Link to={boardPath(chosen, {})} locale={locale} className="button">
          {m.board.first}
        </Link>
      )}
      {next && (
        <Link to={boardPath(chosen, { after: next })} locale={locale} className="button" rel="next">
          {m.board.next}
        </Link>
      )}
    </nav>
  );
}
