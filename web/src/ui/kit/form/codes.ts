import type { CodeRow } from '@jiebang/contract/reference/codeTable.ts';
import { countries, countryName } from '@jiebang/contract/reference/countries.ts';
import { fieldName, fieldPath, fields } from '@jiebang/contract/reference/fields.ts';
import { industries, industryName } from '@jiebang/contract/reference/industries.ts';
import { isMainlandPlace, placeFullName, placesAbroad, provinces } from '@jiebang/contract/reference/places.ts';
import { regionFullName, regions } from '@jiebang/contract/reference/regions.ts';
import { type Locale, languageTag } from '../../../lib/locale.ts';
import type { Option } from './field.ts';

const optionsOf = (rows: readonly CodeRow[], label: (code: string) => string): Option[] =>
  rows.map(({ code }) => ({ value: code, label: label(code) }));

/** Every division of the Delta by its full name, for a searchable list. */
export const regionOptions = (locale: Locale): Option[] =>
  optionsOf(
    regions.filter(({ name }) => name !== '市辖区'),
    (code) => regionFullName(code, locale),
  );

/** Every place of the mainland where an organisation or a person can be: the Delta's divisions, and the other provinces. */
export const mainlandPlaceOptions = (locale: Locale): Option[] => [
  ...regionOptions(locale),
  ...provinces
    .filter(({ code }) => isMainlandPlace(code))
    .map(({ code }) => ({ value: code, label: placeFullName(code, locale) })),
];

/** Every place where a need can be: the Delta's divisions, the other provinces, and countries abroad. */
export const placeOptions = (locale: Locale): Option[] => [
  ...regionOptions(locale),
  ...[...provinces.map(({ code }) => code), ...placesAbroad].map((code) => ({
    value: code,
    label: placeFullName(code, locale),
  })),
];

/** Every high-tech field with what it lies in. */
export const fieldOptions = (locale: Locale): Option[] =>
  optionsOf(fields, (code) =>
    fieldPath(code)
      .map((row) => fieldName(row.code, locale))
      .join(' / '),
  );

/** Every industry with its code, as people look it up by either. */
export const industryOptions = (locale: Locale): Option[] =>
  optionsOf(industries, (code) => `${code} ${industryName(code, locale)}`);

/** Every country and region by its name with its code, the mainland first, since most are there. */
export function countryOptions(locale: Locale): Option[] {
  const nameOf = (code: string) => (code === 'CN' ? mainland[locale] : countryName(code, locale));
  const options = countries.map((code) => ({ value: code, label: `${nameOf(code)} ${code}` }));
  return options.sort((a, b) =>
    a.value === 'CN' ? -1 : b.value === 'CN' ? 1 : a.label.localeCompare(b.label, languageTag(locale)),
  );
}

/** Beside the regions of China that have a code of their own. */
const mainland: Readonly<Record<Locale, string>> = { zh: '中国（大陆）', en: 'China (mainland)' };
