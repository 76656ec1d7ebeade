import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import {
  budgetSteps,
  closingSteps,
  type Facet,
  type Facets as FacetCounts,
  Levelled,
} from '@jiebang/contract/needs/board-routes.ts';
import { Cooperation, type PublicNeedState, TrackKind } from '@jiebang/contract/needs/need.ts';
import { fieldsBelow } from '@jiebang/contract/reference/fields.ts';
import { isRegion, PLACES } from '@jiebang/contract/reference/regions.ts';
import { budget } from '../../../lib/money.ts';
import type { Asked } from '../../page.ts';
import { Choose } from '../../parts/choose.tsx';
import { nameOf } from '../../parts/edition-list.tsx';
import { Link } from '../../parts/link.tsx';
import { type BoardChoices, boardPath, choosePath, editionPath } from './choices.ts';
import { levelName } from './chosen-words.ts';

/** The states that people look for; the rest are found through the whole board. */
const states: readonly PublicNeedState[] = [
  'published',
  'judging',
  'noticed',
  'paired',
  'contracted',
  'completed',
  'unanswered',
  'none_fits',
];

/** As many industries are named, and places outside the Delta. */
const mostListed = 4;

type Option = { readonly value: string | undefined; readonly label: string };
type FacetProps = { readonly name: Facet; readonly title: string; readonly options: readonly Option[] };
type FacetsProps = {
  readonly asked: Asked;
  readonly chosen: BoardChoices;
  readonly counts: FacetCounts;
  readonly edition: ContestPage | null;
};

/** Every facet as a list of links with how many needs each shows: the address says everything, with or without script. */
export function Facets({ asked, chosen, counts, edition }: FacetsProps) {
  const { locale, m, w } = asked;
  const all = { value: undefined, label: m.board.all };
  const named = (of: Levelled, codes: readonly string[]): Option[] =>
    codes.map((code) => ({ value: code, label: levelName(of, code, asked) }));
  const money = [
    { value: undefined, label: m.board.anyBudget },
    ...budgetSteps.map((fen) => ({ value: String(fen), label: budget(fen, fen, locale) })),
  ];
  const facets: FacetProps[] = [
    {
      name: 'state',
      title: m.board.state,
      options: [all, ...states.map((value) => ({ value, label: w.needState[value] }))],
    },
    {
      name: 'contest',
      title: m.board.contest,
      options: [all, ...(edition ? [{ value: edition.id, label: nameOf(edition, asked) }] : [])],
    },
    ...(edition
      ? [
          {
            name: 'track' as const,
            title: nameOf(edition, asked),
            options: [all, ...edition.tracks.map((track) => ({ value: track.id, label: nameOf(track, asked) }))],
          },
        ]
      : []),
    {
      name: 'trackKind',
      title: m.board.track,
      options: [all, ...TrackKind.options.map((value) => ({ value, label: w.track[value] }))],
    },
    {
      name: 'field',
      title: m.board.field,
      options: [
        all,
        ...named(
          'field',
          fieldsBelow(null).map(({ code }) => code),
        ),
      ],
    },
    { name: 'industry', title: m.board.industry, options: [all, ...named('industry', mostOf(counts.industry))] },
    {
      name: 'region',
      title: m.board.region,
      options: [all, ...named('region', placesIn(counts.region))],
    },
    {
      name: 'cooperation',
      title: m.board.cooperation,
      options: [all, ...Cooperation.options.map((value) => ({ value, label: w.cooperation[value] }))],
    },
    { name: 'budgetFrom', title: m.board.budgetFrom, options: money },
    { name: 'budgetTo', title: m.board.budgetTo, options: money },
    {
      name: 'closesWithin',
      title: m.board.closesWithin,
      options: [
        { value: undefined, label: m.board.anyDeadline },
        ...closingSteps.map((days) => ({ value: String(days), label: m.board.withinDays(String(days)) })),
      ],
    },
  ];
  return facets.map(({ name, title, options }) => (
    <div key={name} className="facet">
      <h2 id={`facet-${name}`}>{title}</h2>
      <ul aria-labelledby={`facet-${name}`}>
        {options.map(({ value, label }) => (
          <Choose
            key={value ?? ''}
            to={name === 'contest' ? editionPath(chosen, value) : boardPath(chosen, { [name]: value })}
            asked={asked}
            current={String((name === 'contest' ? edition?.id : chosen[name]) ?? '') === (value ?? '')}
            count={value === undefined ? undefined : (counts[name][value] ?? 0)}
          >
            {label}
          </Choose>
        ))}
        {name === 'contest' && (
          <li>
            <Link to={choosePath('contest', chosen)} locale={locale} rel="nofollow" className="facet-further">
              {m.board.further.contest}
            </Link>
          </li>
        )}
        {isLevelled(name) && <Further asked={asked} chosen={chosen} of={name} listed={options} />}
      </ul>
    </div>
  ));
}

/** The choices with the most needs, where not all are listed. */
const mostOf = (counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts)
    .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .slice(0, mostListed)
    .map(([value]) => value);

/** The four places of the Delta, and of the others those with the most needs. */
function placesIn(counts: FacetCounts['region']): string[] {
  const others = Object.entries(counts).filter(([code]) => !isRegion(code));
  return [...PLACES, ...mostOf(Object.fromEntries(others))];
}

const isLevelled = (name: Facet): name is Levelled => Levelled.options.some((one) => one === name);

type FurtherProps = {
  readonly asked: Asked;
  readonly chosen: BoardChoices;
  readonly of: Levelled;
  readonly listed: readonly Option[];
};

/** What was chosen below the levels of the list, and the way to choose it. */
function Further({ asked, chosen, of, listed }: FurtherProps) {
  const { locale, m } = asked;
  const value = chosen[of];
  const below = value !== undefined && !listed.some((option) => option.value === value);
  return (
    <>
      {below && (
        <li>
          <Link to={boardPath(chosen, {})} locale={locale} rel="nofollow" current>
            {levelName(of, value, asked)}
          </Link>
        </li>
      )}
      <li>
        <Link to={choosePath(of, chosen)} locale={locale} rel="nofollow" className="facet-further">
          {m.board.further[of]}
        </Link>
      </li>
    </>
  );
}
