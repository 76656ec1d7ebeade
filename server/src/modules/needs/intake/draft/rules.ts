import type { TrackScope } from '@jiebang/contract/contests/contest.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { countryOfPlace } from '@jiebang/contract/reference/places.ts';

/** A scope without limits. */
export const openToAll: TrackScope = { fields: [], industries: [], regions: [], countries: [] };

/**
 * Which of a draft's field, industry and place are outside of what a track is open to (product §4): codes of the state's lists
 * stand for all below them. A place is inside by its division or by its country. What is not filled in is outside of no limit.
 */
export function outsideScope(
  { field, industry, region }: Pick<NeedDraft, 'field' | 'industry' | 'region'>,
  { fields, industries, regions, countries }: TrackScope,
): ('field' | 'industry' | 'region')[] {
  const within = (code: string, list: readonly string[]) => list.some((one) => code.startsWith(one));
  const divisions = regions.map((code) => code.replace(/(00){1,2}$/, ''));
  const placed = (place: string) => within(place, divisions) || countries.includes(countryOfPlace(place));
  return [
    ...(field === null || fields.length === 0 || within(field, fields) ? [] : (['field'] as const)),
    ...(industry === null || industries.length === 0 || within(industry, industries) ? [] : (['industry'] as const)),
    ...(region === null || regions.length + countries.length === 0 || placed(region) ? [] : (['region'] as const)),
  ];
}
