import { librarySearchText } from '@jiebang/contract/achievements/saved-search.ts';
import type { FoundAchievements } from '@jiebang/contract/achievements/search.ts';
import { localPath } from '../../../lib/locale.ts';
import { grouped } from '../../../lib/numbers.ts';
import type { Asked, Page } from '../../page.ts';
import { Chips } from '../../parts/chips.tsx';
import { Link } from '../../parts/link.tsx';
import { chosenNames, type LibraryChoices, libraryPath, readChoices } from './choices.ts';
import { chosenWords } from './chosen-words.ts';
import { Facets } from './facets.tsx';
import { Line } from './line.tsx';
import { Nothing } from './nothing.tsx';

type Props = { readonly asked: Asked; readonly chosen: LibraryChoices; readonly found: FoundAchievements };

/** `/achievements`: the library, searched and narrowed; the address holds every choice. */
export async function libraryPage(asked: Asked): Promise<Page> {
  const { api, m } = asked;
  const chosen = readChoices(asked.query);
  const found = await api.achievements.search({ query: { ...chosen, limit: 20 } });
  const words = chosenWords(asked, chosen, chosenNames(chosen), found);
  return {
    title: [...words.map(({ label }) => label), m.achievements.title].join(' · '),
    description: m.achievements.description,
    section: 'achievements',
    canonical: libraryPath(chosen, {}),
    // Search engines need the library and what stands in it, not every combination of choices.
    hidden: words.length > 0 || chosen.after !== undefined,
    body: <Library asked={asked} chosen={chosen} found={found} />,
  };
}

function Library({ asked, chosen, found }: Props) {
  const { locale, m } = asked;
  const words = chosenWords(asked, chosen, chosenNames(chosen), found);
  return (
    <>
      <header className="page-head">
        <h1>{m.achievements.title}</h1>
        <p className="lead">{m.achievements.lead}</p>
        <SearchForm asked={asked} chosen={chosen} />
      </header>
      <div className="board">
        <aside className="facets" id="facets" popover="auto" aria-label={m.board.filters}>
          <p className="facets-close">
            <button type="button" className="button" popoverTarget="facets" popoverTargetAction="hide">
              {m.board.close}
            </button>
          </p>
          <Facets asked={asked} chosen={chosen} found={found} />
        </aside>
        <section className="board-list" aria-label={m.achievements.title}>
          <Standing asked={asked} found={found} />
          <div className="board-bar">
            <p className="board-total num" aria-live="polite">
              {m.achievements.total(grouped(found.total))}
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
            without={(name) => libraryPath(chosen, { [name]: undefined })}
            whole="/achievements"
          />
          {found.meant !== null && (
            <p>
              {m.achievements.meant}{' '}
              <Link to={libraryPath(chosen, { q: found.meant })} locale={locale} rel="nofollow">
                {found.meant}
              </Link>
            </p>
          )}
          {found.loosened && <p className="soft">{m.achievements.loosened}</p>}
          {found.items.length > 0 ? (
            <ol className="notices" aria-label={m.achievements.title}>
              {found.items.map((one) => (
                <Line key={one.number} of={one} asked={asked} />
              ))}
            </ol>
          ) : (
            <Nothing asked={asked} chosen={chosen} found={found} />
          )}
          <Pager asked={asked} chosen={chosen} found={found} />
          {words.length > 0 && (
            <p className="board-feeds soft no-print">
              <Link to={savePath(chosen)} locale={locale} rel="nofollow">
                {m.achievements.save}
              </Link>
            </p>
          )}
        </section>
      </div>
    </>
  );
}

/** Where this search is saved, whatever its order and its page. */
const savePath = ({ sort: _, after: __, ...search }: LibraryChoices): string =>
  `/workspace/saved-searches?query=${encodeURIComponent(librarySearchText(search))}`;

/** Says how far the index is where it does not hold everything, and that the other language is still to come, so that nothing is left out in silence. */
function Standing({ asked: { m }, found }: Pick<Props, 'asked' | 'found'>) {
  const { is, done, of } = found.coverage;
  const share = of === 0 ? 0 : Math.floor((100 * done) / of);
  return (
    <>
      {is !== 'whole' && (
        <p className="preview-note" role="status">
          {m.achievements.standing(`${share}`)}
        </p>
      )}
      {found.otherLanguage === 'not_yet' && (
        <p className="preview-note" role="status">
          {m.achievements.otherLanguageNotYet}
        </p>
      )}
    </>
  );
}

function SearchForm({ asked, chosen }: Pick<Props, 'asked' | 'chosen'>) {
  const { locale, m } = asked;
  return (
    <form className="search" action={localPath(locale, '/achievements')}>
      <label htmlFor="q">{m.achievements.search}</label>
      <span className="search-line">
        <input
          id="q"
          name="q"
          type="search"
          maxLength={200}
          defaultValue={chosen.q}
          placeholder={m.achievements.searchHint}
          data-suggest="/api/v1/achievements-suggestions"
        />
        {chosenNames(chosen)
          .filter((name) => name !== 'q')
          .map((name) => (
            <input key={name} type="hidden" name={name} value={`${chosen[name]}`} />
          ))}
        <button type="submit" className="button">
          {m.board.searchButton}
        </button>
      </span>
      <details className="search-signs">
        <summary>{m.achievements.signs}</summary>
        <ul>
          {m.achievements.signsText.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </form>
  );
}

function Sorts({ asked, chosen }: Pick<Props, 'asked' | 'chosen'>) {
  const { locale, m } = asked;
  const typed = chosen.q !== undefined;
  const now = chosen.sort ?? (typed ? 'relevance' : 'newest');
  const sorts = [
    ...(typed ? [['relevance', m.achievements.relevance] as const] : []),
    ['newest', m.achievements.newest],
    ['maturity', m.achievements.ripest],
  ] as const;
  return (
    <nav className="sorts" aria-label={m.board.sort}>
      {sorts.map(([sort, label]) => (
        <Link key={sort} to={libraryPath(chosen, { sort })} locale={locale} rel="nofollow" current={now === sort}>
          {label}
        </Link>
      ))}
    </nav>
  );
}

function Pager({ asked: { locale, m }, chosen, found: { next, items } }: Props) {
  if (items.length === 0 || (!next && !chosen.after)) return null;
  return (
    <nav className="pager" aria-label={m.board.pages}>
      {chosen.after && (
        <Link to={libraryPath(chosen, {})} locale={locale} className="button">
          {m.achievements.first}
        </Link>
      )}
      {next && (
        <Link to={libraryPath(chosen, { after: next })} locale={locale} className="button" rel="next">
          {m.board.next}
        </Link>
      )}
    </nav>
  );
}
