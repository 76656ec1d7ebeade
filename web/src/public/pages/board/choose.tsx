import type { CodeRow } from '@jiebang/contract/reference/codeTable.ts';
import { fieldsBelow } from '@jiebang/contract/reference/fields.ts';
import { industriesBelow } from '@jiebang/contract/reference/industries.ts';
import { placeFullName, placesAbroad, provinces } from '@jiebang/contract/reference/places.ts';
import { regionsBelow } from '@jiebang/contract/reference/regions.ts';
import type { ReactNode } from 'react';
import { languageTag } from '../../../lib/locale.ts';
import type { Asked, Page } from '../../page.ts';
import { nameOf } from '../../parts/edition-list.tsx';
import { Link } from '../../parts/link.tsx';
import { notFoundPage } from '../failures.tsx';
import { type BoardChoices, boardPath, editionPath, type Levelled, levelled, readChoices } from './choices.ts';
import { levelName } from './chosen-words.ts';

type Below = (parent: string | null) => readonly CodeRow[];
const belows: Record<Levelled, Below> = { field: fieldsBelow, industry: industriesBelow, region: placesBelow };

/**
 * `/needs-by/{contest|field|industry|region}`: the editions, or two levels, to narrow the board by; the other choices stand in the
 * address and are kept.
 */
export async function choosePage(asked: Asked): Promise<Page> {
  const of = levelled.find((one) => one === asked.found[0]);
  if (of)
    return choiceOf(
      asked,
      of,
      <>
        <Levels asked={asked} of={of} />
        {of === 'region' && <Elsewhere asked={asked} />}
      </>,
    );
  if (asked.found[0] !== 'contest') return notFoundPage(asked);
  const { items } = await asked.api.contests.list({ query: { limit: 100 } });
  const opened = items.filter(({ state }) => state !== 'draft');
  const chosen = readChoices(asked.query);
  return choiceOf(
    asked,
    'contest',
    <ul className="levels">
      {opened.map((contest) => (
        <li key={contest.id}>
          <Link
            to={editionPath(chosen, contest.id)}
            locale={asked.locale}
            rel="nofollow"
            current={chosen.contest === contest.id}
          >
            {nameOf(contest, asked)}
          </Link>
        </li>
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

function Levels({ asked, of }: { readonly asked: Asked; readonly of: Levelled }) {
  const chosen = readChoices(asked.query);
  const below = belows[of];
  return (
    <ul className="levels">
      {below(null).map(({ code }) => (
        <li key={code}>
          <Choose asked={asked} chosen={chosen} of={of} code={code} />
          <ul>
            {below(code).map((second) => (
              <li key={second.code}>
                <Choose asked={asked} chosen={chosen} of={of} code={second.code} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** The other provinces, and the countries abroad by name: a need can lie there too. */
function Elsewhere({ asked }: { readonly asked: Asked }) {
  const { locale, m } = asked;
  const chosen = readChoices(asked.query);
  const byName = new Intl.Collator(languageTag(locale)).compare;
  const abroad = placesAbroad.toSorted((a, b) => byName(placeFullName(a, locale), placeFullName(b, locale)));
  return [
    ['provinces', m.board.elsewhere.provinces, provinces.map(({ code }) => code)] as const,
    ['abroad', m.board.elsewhere.abroad, abroad] as const,
  ].map(([part, title, codes]) => (
    <section key={part} aria-labelledby={part}>
      <h2 id={part}>{title}</h2>
      <ul className="levels">
        {codes.map((code) => (
          <li key={code}>
            <Choose asked={asked} chosen={chosen} of="region" code={code} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

type ChooseProps = {
  readonly asked: Asked;
  readonly chosen: BoardChoices;
  readonly of: Levelled;
  readonly code: string;
};

function Choose({ asked, chosen, of, code }: ChooseProps) {
  return (
    <Link to={boardPath(chosen, { [of]: code })} locale={asked.locale} rel="nofollow" current={chosen[of] === code}>
      {levelName(of, code, asked)}
    </Link>
  );
}

/** Cities of a province. A municipality has districts, below a level that names nothing (市辖区). */
function placesBelow(parent: string | null): readonly CodeRow[] {
  const below = regionsBelow(parent);
  return below.flatMap((row) => (row.name === '市辖区' ? regionsBelow(row.code) : [row]));
}
