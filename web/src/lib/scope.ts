import type { TrackScope } from '@jiebang/contract/contests/contest.ts';
import { countryName } from '@jiebang/contract/reference/countries.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { industryName } from '@jiebang/contract/reference/industries.ts';
import type { Locale } from './locale.ts';
import { placeName } from './places.ts';

/** Names of each sort as a list in one line; the first few of a long one. */
export function someOf(names: readonly string[], locale: Locale): string {
  const comma = locale === 'zh' ? '、' : ', ';
  const shown = names.slice(0, 4).join(comma);
  return names.length > 4 ? `${shown}${comma}…` : shown;
}

/** What a track is open to, each sort by names: fields, industries, and places, which are divisions or countries. Empty where there is no limit. */
export const scopeNames = ({ fields, industries, regions, countries }: TrackScope, locale: Locale) => ({
  fields: fields.map((code) => fieldName(code, locale)),
  industries: industries.map((code) => industryName(code, locale)),
  regions: regions.map((code) => placeName(code, locale)),
  countries: countries.map((code) => countryName(code, locale)),
});

/** What a track is open to, every name in one line; empty where it is open to all. */
export function scopeWhole(scope: TrackScope, locale: Locale): string {
  const { fields, industries, regions, countries } = scopeNames(scope, locale);
  return [fields, industries, [...regions, ...countries]]
    .filter((names) => names.length > 0)
    .map((names) => names.join(locale === 'zh' ? '、' : ', '))
    .join(locale === 'zh' ? '；' : '; ');
}

/** What a track is open to, in one line; empty where it is open to all. */
export function scopeLine(scope: TrackScope, locale: Locale): string {
  const { fields, industries, regions, countries } = scopeNames(scope, locale);
  return [fields, industries, [...regions, ...countries]]
    .filter((names) => names.length > 0)
    .map((names) => someOf(names, locale))
    .join(locale === 'zh' ? '；' : '; ');
}
