import { type CodeRow, codeTable, type Locale } from './codeTable.ts';
import { countries, countryName, isCountry } from './countries.ts';
import english from './english.json' with { type: 'json' };
import raw from './provinces.json' with { type: 'json' };
import { isRegion, regionFullName } from './regions.ts';

const table = codeTable(raw, english.provinces);

/** The province-level divisions of China outside the Delta, by their six-digit GB/T 2260 codes. */
export const provinces: readonly CodeRow[] = table.rows;

/** Parts of China that ISO 3166-1 lists beside it: as a place they have their code of GB/T 2260, and no second one. */
const divisionOf: Readonly<Record<string, string>> = { HK: '810000', MO: '820000', TW: '710000' };

/** Countries as places, by the two letters of ISO 3166-1. */
export const placesAbroad: readonly string[] = countries.filter((code) => code !== 'CN' && !(code in divisionOf));

/** Whether a code is a place: a division of the Delta, another province-level division, or a country abroad. */
export const isPlace = (code: string): boolean =>
  isRegion(code) || table.get(code) !== undefined || (isCountry(code) && placesAbroad.includes(code));

/** Whether a code is a place of the mainland: where an organisation or a person registered there can be. */
export const isMainlandPlace = (code: string): boolean => isPlace(code) && countryOfPlace(code) === 'CN';

/** A place by its full name; an unknown code as it stands. */
export function placeFullName(code: string, locale: Locale): string {
  if (isRegion(code)) return regionFullName(code, locale);
  return table.get(code) || !isCountry(code) ? table.name(code, locale) : countryName(code, locale);
}

/** The country of a place, by the two letters of ISO 3166-1 as organisations give theirs. */
export function countryOfPlace(code: string): string {
  if (placesAbroad.includes(code)) return code;
  return Object.keys(divisionOf).find((country) => divisionOf[country] === code) ?? 'CN';
}

/** Where an organisation is, as a place; null for one of the mainland that does not say where. */
export const placeOf = ({ region, country }: { readonly region: string | null; readonly country: string }) =>
  region ?? (country === 'CN' ? null : (divisionOf[country] ?? country));
