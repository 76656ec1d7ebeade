import { fieldName, topFieldOf } from '@jiebang/contract/reference/fields.ts';
import { industryName, industryPath } from '@jiebang/contract/reference/industries.ts';
import { isPlace, placeFullName } from '@jiebang/contract/reference/places.ts';
import type { Locale } from './locale.ts';

/** A place's address, such as 上海市浦东新区, 广东省 or 德国; of a code that is no place, that it is not in the Delta. */
export function placeName(code: string, locale: Locale): string {
  if (!isPlace(code)) return locale === 'zh' ? '长三角以外' : 'Outside the Delta';
  return placeFullName(code, locale);
}

/** The first-level field that a field's code belongs to, by name. */
export const topFieldName = (code: string, locale: Locale): string => fieldName(topFieldOf(code) ?? code, locale);

/** The first levels of a need's fields, each once, its own first. */
export const topFieldNames = (
  need: { readonly field: string; readonly otherFields: readonly string[] },
  locale: Locale,
) => [...new Set([need.field, ...need.otherFields].map((code) => topFieldName(code, locale)))];

/** An industry with what it lies in, from the wide to the narrow; a name that both have is said once. */
export const industryLine = (code: string, locale: Locale): string =>
  [
    ...new Set(
      industryPath(code)
        .slice(-2)
        .map((row) => industryName(row.code, locale)),
    ),
  ].join(' · ');
