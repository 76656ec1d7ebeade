import { countries, countryName } from '@jiebang/contract/reference/countries.ts';
import type { Locale } from '../../../lib/locale.ts';
import type { Option } from './field.ts';

/** Every country and region with its code, for a searchable list. */
export const countryOptions = (locale: Locale): Option[] =>
  countries.map((code) => ({ value: code, label: `${countryName(code, locale)} ${code}` }));
