import { z } from 'zod';
import type { TrackScope } from '../../contests/contest.ts';
import { Id } from '../../http/scalars.ts';
import { countryOfPlace } from '../../reference/places.ts';
import type { NeedDraft } from '../need.ts';

/** A line of a track's scope that a need may fail to meet: by the field of the need that it looks at. */
export type ScopeLine = 'field' | 'industry' | 'region';

/**
 * Which of a draft's field, industry and place are outside of what a track is open to (product §4): codes of the state's lists
 * stand for all below them. A place is inside by its division or by its country. What is not filled in is outside of no limit.
 */
export function outsideScope(
  { field, industry, region }: Pick<NeedDraft, ScopeLine>,
  { fields, industries, regions, countries }: TrackScope,
): ScopeLine[] {
  const within = (code: string, list: readonly string[]) => list.some((one) => code.startsWith(one));
  const divisions = regions.map((code) => code.replace(/(00){1,2}$/, ''));
  const placed = (place: string) => within(place, divisions) || countries.includes(countryOfPlace(place));
  return [
    ...(field === null || fields.length === 0 || within(field, fields) ? [] : (['field'] as const)),
    ...(industry === null || industries.length === 0 || within(industry, industries) ? [] : (['industry'] as const)),
    ...(region === null || regions.length + countries.length === 0 || placed(region) ? [] : (['region'] as const)),
  ];
}

/**
 * What another scope of a track would do to its needs. Drafts are their owners' alone: fewer than three are told as null, so that nobody
 * finds out by trying what somebody is writing of.
 */
export const ScopeOutlook = z.strictObject({
  /** Drafts that are inside now and would be outside; null for fewer than three. */
  drafts: z.int().min(3).nullable(),
  /** Returned needs that are inside now and would be outside. */
  returned: z.int().min(0),
  /** Needs that were handed in and are on their way to the board: they stay as they are, these many of them outside. */
  kept: z.int().min(0),
  keptOutside: z.int().min(0),
});
export type ScopeOutlook = z.infer<typeof ScopeOutlook>;

/** Codes with commas between them; empty for no limit. */
const codes = z
  .string()
  .max(2000)
  .regex(/^[0-9A-Z]*(,[0-9A-Z]+)*$/)
  .default('');

/** What a change of a track's scope would do, before it is saved. */
export const scopeRoutes = {
  scopeOutlook: {
    method: 'GET',
    path: '/tracks/:id/scope-outlook',
    summary: {
      zh: '专场申报范围改动会影响多少需求',
      en: 'How many needs another scope of a track would shut out, and how many stay as they are',
    },
    params: z.strictObject({ id: Id }),
    query: z.strictObject({ fields: codes, industries: codes, regions: codes, countries: codes }),
    reply: ScopeOutlook,
  },
} as const;
