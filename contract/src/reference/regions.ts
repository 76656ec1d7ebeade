import { type CodeRow, codeTable, type Locale } from './codeTable.ts';
import english from './english.json' with { type: 'json' };
import raw from './regions.json' with { type: 'json' };

const table = codeTable(raw, english.regions);

/** The four places of the Delta (三省一市) by their six-digit GB/T 2260 codes, in the state's order. */
export const PLACES = ['310000', '320000', '330000', '340000'] as const;
export type Place = (typeof PLACES)[number];

/** Every division of the four places: provinces, prefecture-level cities, counties and districts. */
export const regions: readonly CodeRow[] = table.rows;

export const isRegion = (code: string): boolean => table.get(code) !== undefined;

/** The divisions directly below `parent`; null asks for the four places. */
export const regionsBelow = (parent: string | null): readonly CodeRow[] => table.children(parent);

/** A division's own name, such as 浦东新区 or Pudong New Area. */
export const regionName = (code: string, locale: Locale): string => table.name(code, locale);

/**
 * The name as an address gives it: 上海市浦东新区, or in English from the inside out. The filler division 市辖区 is left out.
 */
export function regionFullName(code: string, locale: Locale): string {
  const path = table.path(code).filter((row) => row.name !== '市辖区');
  if (path.length === 0) return code;
  const names = path.map((row) => table.name(row.code, locale));
  return locale === 'en' ? names.reverse().join(', ') : names.join('');
}

/** Which of the four places a division belongs to; null for a code outside the Delta or unknown. */
export function provinceOf(code: string): Place | null {
  if (!isRegion(code)) return null;
  return PLACES.find((place) => place.slice(0, 2) === code.slice(0, 2)) ?? null;
}
