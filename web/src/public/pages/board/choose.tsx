import { wasOpened } from '@jiebang/contract/contests/contest.ts';
import { Levelled } from '@jiebang/contract/needs/board-routes.ts';
import type { CodeRow } from '@jiebang/contract/reference/codeTable.ts';
import { fieldsBelow } from '@jiebang/contract/reference/fields.ts';
import { industriesBelow } from '@jiebang/contract/reference/industries.ts';
import { placeFullName, placesAbroad, provinces } from '@jiebang/contract/reference/places.ts';
import { regionsBelow } from '@jiebang/contract/reference/regions.ts';
import type { ReactNode } from 'react';
import { languageTag } from '../../../lib/locale.ts';
import type { Asked, Page } from '../../page.ts';
import { Choose } from '../../parts/choose.tsx';
import { nameOf } from '../../parts/edition-list.tsx';
import { Link } from '../../parts/link.tsx';
import { notFoundPage } from '../failures.tsx';
import { boardPath, editionPath, readChoices, searchOf } from './choices.ts';
import { levelName } from './chosen-words.ts';

type Counts = Readonly<Record<string, number>>;
type Below = (parent: string | null) => readonly CodeRow[];
const belows: Record<Levelled, Below> = { field: fieldsBelow, industry: industriesBelow, region: placesBelow };

/**
 * `/needs-by/{contest|field|industry|region}`: the editions, or two levels, to narrow the board by, with how many needs each shows; the
 * other choices stand in the address and are kept.
 */
export async function choosePage(asked: Asked): Promise<Page> {
  const { api, found } = asked;
  const chosen = readChoices(asked.query);
  const query = searchOf(chosen);
  const of = Levelled.options.find((one) => one === found[0]);
  if (of) {
    const { counts } = await api.needs.levels({ params: { of }, query });
    return choiceOf(
      asked,
      of,
      <>
        <Levels asked={asked} of={of} counts={counts} />
        {of === 'region' && <Elsewhere asked={asked} counts={counts} />}
      </>,
    );
  }
  if (found[0] !== 'contest') return notFoundPage(asked);
  const [{ items }, { contest: counts }] = await Promise.all([
    api.contests.list({ query: { limit: 100 } }),
    api.needs.facets({ query }),
  ]);
  const opened = items.filter(({ state }) => wasOpened(state));
  return choiceOf(
    asked,
    'contest',
    <ul className="levels">
      {opened.map((contest) => (
        <Choose
          key={contest.id}
          to={editionPath(chosen, contest.id)}
          asked={asked}
          current={chosen.contest === contest.id}
          count={counts[contest.id] ?? 0}
        >
          {nameOf(contest, asked)}
        </Choose>
      ))}
    </ul>,
  );
}

function choiceOf(asked: Asked, of: Levelled | 'contest', list: ReactNode): Page {
  const { locale, m } = asked;
  return {
    title: m.board.choose[of],
    description: m.board.description,
    section: 'board',
    hidden: true,
    body: (
      <>
        <p className="back no-print">
          <Link to={boardPath(readChoices(asked.query), {})} locale={locale}>
            {m.need.back}
          </Link>
        </p>
        <header className="page-head">
          <h1>{m.board.choose[of]}</h1>
          {of === 'industry' && <p className="lead">{m.board.industrySays}</p>}
        </header>
        {list}
      </>
    ),
  };
}

type LevelsProps = { readonly asked: Asked; readonly of: Levelled; readonly counts: Counts };

function Levels({ asked, of, counts }: LevelsProps) {
  const below = belows[of];
  return (
    <ul className="levels">
      {below(null).map(({ code }) => (
        <Level key={code} asked={asked} of={of} counts={counts} code={code} below={below(code)} />
      ))}
    </ul>
  );
}

type LevelProps = LevelsProps & { readonly code: string; readonly below?: readonly CodeRow[] };

/** One choice, and what lies below it. */
function Level({ asked, of, counts, code, below = [] }: LevelProps) {
  const chosen = readChoices(asked.query);
  return (
    <Choose
      to={boardPath(chosen, { [of]: code })}
      asked={asked}
      current={chosen[of] === code}
      count={counts[code] ?? 0}
      below={
        below.length > 0 && (
          <ul>
            {below.map((second) => (
              <Level key={second.code} asked={asked} of={of} counts={counts} code={second.code} />
            ))}
          </ul>
        )
      }
    >
      {levelName(of, code, asked)}
    </Choose>
  );
}

/** The other provinces, and the countries abroad in which needs lie, by name. */
function Elsewhere({ asked, counts }: Omit<LevelsProps, 'of'>) {
  const { locale, m } = asked;
  const { region } = readChoices(asked.query);
  const byName = new Intl.Collator(languageTag(locale)).compare;
  const abroad = placesAbroad
    .filter((code) => counts[code] || code === region)
    .sort((a, b) => byName(placeFullName(a, locale), placeFullName(b, locale)));
  return [
    { part: 'provinces', title: m.board.elsewhere.provinces, codes: provinces.map(({ code }) => code) },
    { part: 'abroad', title: m.board.elsewhere.abroad, codes: abroad },
  ].map(({ part, title, codes }) => (
    <section key={part} aria-labelledby={part}>
      <h2 id={part}>{title}</h2>
      {codes.length === 0 && <p className="soft">{m.board.elsewhere.none}</p>}
      <ul className="levels">
        {codes.map((code) => (
          <Level key={code} asked={asked} of="region" counts={counts} code={code} />
        ))}
      </ul>
    </section>
  ));
}

/** Cities of a province. A municipality has districts, below a level that names nothing (市辖区). */
function placesBelow(parent: string | null): readonly CodeRow[] {
  const below = regionsBelow(parent);
  return below.flatMap((row) => (row.name === '市辖区' ? regionsBelow(row.code) : [row]));
}
