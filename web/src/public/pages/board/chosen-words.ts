import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { Levelled } from '@jiebang/contract/needs/board-routes.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { industryName } from '@jiebang/contract/reference/industries.ts';
import { placeFullName } from '@jiebang/contract/reference/places.ts';
import { isRegion, regionName } from '@jiebang/contract/reference/regions.ts';
import { budget } from '../../../lib/money.ts';
import { placeName } from '../../../lib/places.ts';
import type { Asked } from '../../page.ts';
import { nameOf } from '../../parts/edition-list.tsx';
import type { BoardChoices, Choice } from './choices.ts';

/** A field, an industry or a region by name. */
export const levelName = (of: Levelled, code: string, { locale }: Asked): string =>
  of === 'field'
    ? fieldName(code, locale)
    : of === 'industry'
      ? industryName(code, locale)
      : isRegion(code)
        ? regionName(code, locale)
        : placeFullName(code, locale);

/** The choices in force as words, for chips that take each away. */
export function chosenWords(
  asked: Asked,
  chosen: BoardChoices,
  edition: ContestPage | null,
): { name: Choice; label: string }[] {
  const { locale, m, w } = asked;
  const track = edition?.tracks.find(({ id }) => id === chosen.track);
  const { q, state, contest, trackKind, field, industry, region, cooperation, budgetFrom, budgetTo, closesWithin } =
    chosen;
  const words: { name: Choice; label: string | undefined | false }[] = [
    { name: 'q', label: q && `“${q}”` },
    { name: 'state', label: state && w.needState[state] },
    { name: 'contest', label: contest && (edition ? nameOf(edition, asked) : m.editions.unknown) },
    { name: 'track', label: chosen.track && (track ? nameOf(track, asked) : m.editions.unknownTrack) },
    { name: 'trackKind', label: trackKind && w.track[trackKind] },
    { name: 'field', label: field && fieldName(field, locale) },
    { name: 'industry', label: industry && industryName(industry, locale) },
    { name: 'region', label: region && placeName(region, locale) },
    { name: 'cooperation', label: cooperation && w.cooperation[cooperation] },
    {
      name: 'budgetFrom',
      label: budgetFrom !== undefined && `${m.board.budgetFrom} ${budget(budgetFrom, budgetFrom, locale)}`,
    },
    {
      name: 'budgetTo',
      label: budgetTo !== undefined && `${m.board.budgetTo} ${budget(budgetTo, budgetTo, locale)}`,
    },
    { name: 'closesWithin', label: closesWithin !== undefined && m.board.withinDays(String(closesWithin)) },
  ];
  return words.flatMap(({ name, label }) => (label ? [{ name, label }] : []));
}
