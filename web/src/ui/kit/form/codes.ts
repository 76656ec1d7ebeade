import type { CodeRow } from '@jiebang/contract/reference/codeTable.ts';
import { fieldName, fieldPath, fields } from '@jiebang/contract/reference/fields.ts';
import { industries, industryPath } from '@jiebang/contract/reference/industries.ts';
import { placeFullName, placesAbroad, provinces } from '@jiebang/contract/reference/places.ts';
import { regionFullName, regions } from '@jiebang/contract/reference/regions.ts';
import type { Locale } from '../../../lib/locale.ts';
import type { Option } from './field.ts';

const optionsOf = (rows: readonly CodeRow[], label: (code: string) => string): Option[] =>
  rows.map(({ code }) => ({ value: code, label: label(code) }));

/** Every division of the Delta by its full name, for a searchable list. */
export const regionOptions = (locale: Locale): Option[] =>
  optionsOf(
    regions.filter(({ name }) => name !== '市辖区'),
    (code) => regionFullName(code, locale),
  );

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
export const industryOptions = (): Option[] =>
  optionsOf(industries, (code) => `${code} ${industryPath(code).at(-1)?.name ?? ''}`);

/**
 * Countries and regions of ISO 3166-1 by their two letters, as the browser names them: the mainland first, since most are
 * there. Which codes name a country is asked of the browser's own list; what it has no name for is none.
 */
export function countryOptions(locale: Locale): Option[] {
  const language = locale === 'zh' ? 'zh-CN' : 'en';
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n));
  const known = letters.flatMap((first) =>
    letters.flatMap((second): Option[] => {
      const value = first + second;
      const name = notCountries.has(value) ? undefined : (regionsOfChina[locale][value] ?? names.of(value));
      return name === undefined ? [] : [{ value, label: `${name} ${value}` }];
    }),
  );
  return known.sort((a, b) =>
    a.value === 'CN' ? -1 : b.value === 'CN' ? 1 : a.label.localeCompare(b.label, language),
  );
}

/** As the state's own lists name them. */
const regionsOfChina: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  zh: { CN: '中国（大陆）', HK: '中国香港', MO: '中国澳门', TW: '中国台湾' },
  en: { CN: 'China (mainland)', HK: 'Hong Kong, China', MO: 'Macao, China', TW: 'Taiwan, China' },
};

/** Two letters that have a name and stand for no country: reserved, grouped or given up codes. */
const notCountries = new Set(
  'AC AN BU CP CQ CS CT DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO QU RH SU TA TP UK UN VD WK XA XB XK YD YU ZR ZZ AA'.split(
    ' ',
  ),
);
