import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import { budgetSteps, closingSteps } from '@jiebang/contract/needs/board-routes.ts';
import { Cooperation, type PublicNeedState, TrackKind } from '@jiebang/contract/needs/need.ts';
import { fieldName, fieldsBelow } from '@jiebang/contract/reference/fields.ts';
import { PLACES, regionName } from '@jiebang/contract/reference/regions.ts';
import { budget } from '../../../lib/money.ts';
import type { Asked } from '../../page.ts';
import { nameOf } from '../../parts/edition-list.tsx';
import { Link } from '../../parts/link.tsx';
import {
  type BoardChoices,
  boardPath,
  type Choice,
  choosePath,
  editionPath,
  type Levelled,
  levelled,
} from './choices.ts';
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

type Option = { readonly value: string | undefined; readonly label: string };
type FacetProps = { readonly name: Choice; readonly title: string; readonly options: readonly Option[] };

/** Every facet as a list of links: the address says everything, with or without script. */
export function Facets({
  asked,
  chosen,
  edition,
}: {
  readonly asked: Asked;
  readonly chosen: BoardChoices;
  readonly edition: ContestPage | null;
}) {
  const { locale, m, w } = asked;
  const all = { value: undefined, label: m.board.all };
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
      options: [all, ...fieldsBelow(null).map(({ code }) => ({ value: code, label: fieldName(code, locale) }))],
    },
    { name: 'industry', title: m.board.industry, options: [all] },
    {
      name: 'region',
      title: m.board.region,
      options: [all, ...PLACES.map((code) => ({ value: code, label: regionName(code, locale) }))],
    },
    {
      name: 'cooperation',
      title: m.board.cooperation,
      options: [all, ...Cooperation.options.map((value) => ({ value, label: w.cooperation[value] }))],
    },
    {
      name: 'budgetFrom',
      title: m.board.budgetFrom,
      options: [
        { value: undefined, label: m.board.anyBudget },
        ...budgetSteps.map((fen) => ({ value: String(fen), label: budget(fen, fen, locale) })),
      ],
    },
    {
      name: 'budgetTo',
      title: m.board.budgetTo,
      options: [
        { value: undefined, label: m.board.anyBudget },
        ...budgetSteps.map((fen) => ({ value: String(fen), label: budget(fen, fen, locale) })),
      ],
    },
    {
      name: 'closesWithin',
      title: m.board.closesWithin,
      options: [
        { value: undefined, label: m.board.anyDeadline },
        ...closingSteps.map((days) => ({ value: String(days), label: m.board.withinDays(String(days)) })),
      ],
    },
  ];
  return facets.map((facet) => (
    <div key={facet.name} className="facet">
      <h2 id={`facet-${facet.name}`}>{facet.title}</h2>
      <ul aria-labelledby={`facet-${facet.name}`}>
        {facet.options.map(({ value, label }) => (
          <li key={label}>
            <Link
              to={facet.name === 'contest' ? editionPath(chosen, value) : boardPath(chosen, { [facet.name]: value })}
              locale={locale}
              rel="nofollow"
              current={String((facet.name === 'contest' ? edition?.id : chosen[facet.name]) ?? '') === (value ?? '')}
            >
              {label}
            </Link>
          </li>
        ))}
        {facet.name === 'contest' && (
          <li>
            <Link to={choosePath('contest', chosen)} locale={locale} rel="nofollow" className="facet-further">
              {m.board.further.contest}
            </Link>
          </li>
        )}
        {isLevelled(facet.name) && <Further asked={asked} chosen={chosen} of={facet.name} listed={facet.options} />}
      </ul>
    </div>
  ));
}

const isLevelled = (name: Choice): name is Levelled => levelled.some((one) => one === name);

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
