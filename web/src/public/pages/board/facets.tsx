import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import { Cooperation, type PublicNeedState, TrackKind } from '@jiebang/contract/needs/need.ts';
import { fieldName, fieldsBelow } from '@jiebang/contract/reference/fields.ts';
import { PLACES, regionName } from '@jiebang/contract/reference/regions.ts';
import { budget } from '../../../lib/money.ts';
import type { Asked } from '../../page.ts';
import { nameOf } from '../../parts/edition-list.tsx';
import { Link } from '../../parts/link.tsx';
import { type BoardChoices, boardPath, budgetSteps, type Choice } from './choices.ts';

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
  ];
  return facets.map((facet) => (
    <div key={facet.name} className="facet">
      <h2 id={`facet-${facet.name}`}>{facet.title}</h2>
      <ul aria-labelledby={`facet-${facet.name}`}>
        {facet.options.map(({ value, label }) => (
          <li key={label}>
            <Link
              to={boardPath(chosen, { [facet.name]: value })}
              locale={locale}
              rel="nofollow"
              current={String(chosen[facet.name] ?? '') === (value ?? '')}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ));
}

/** The choices in force as words, for chips that take each away. */
export function chosenWords(
  asked: Asked,
  chosen: BoardChoices,
  edition: ContestPage | null,
): { name: Choice; label: string }[] {
  const { locale, m, w } = asked;
  const track = edition?.tracks.find(({ id }) => id === chosen.track);
  const { q, state, contest, trackKind, field, region, cooperation, budgetFrom } = chosen;
  const words: { name: Choice; label: string | undefined | false }[] = [
    { name: 'q', label: q && `“${q}”` },
    { name: 'state', label: state && w.needState[state] },
    { name: 'contest', label: contest && (edition ? nameOf(edition, asked) : m.editions.unknown) },
    { name: 'track', label: chosen.track && (track ? nameOf(track, asked) : m.editions.unknownTrack) },
    { name: 'trackKind', label: trackKind && w.track[trackKind] },
    { name: 'field', label: field && fieldName(field, locale) },
    { name: 'region', label: region && regionName(region, locale) },
    { name: 'cooperation', label: cooperation && w.cooperation[cooperation] },
    {
      name: 'budgetFrom',
      label: budgetFrom !== undefined && `${m.board.budgetFrom} ${budget(budgetFrom, budgetFrom, locale)}`,
    },
  ];
  return words.flatMap(({ name, label }) => (label ? [{ name, label }] : []));
}
