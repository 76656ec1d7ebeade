/** A number that is one name, found in a folded text: `term` is its one way of writing. */
export type NamedNumber = { readonly term: string; readonly start: number; readonly end: number };

type Shape = { readonly pattern: RegExp; readonly term: (match: RegExpExecArray) => string };

const bare = (text: string): string => text.replace(/[\s./_-]/g, '');
// Han characters may stand right beside a number; letters and digits would make it another.
const edge = '(?<![a-z0-9])(?<![0-9][.,-])';
const after = '(?![a-z0-9])';

const shapes: readonly Shape[] = [
  // A Chinese application: year, kind, serial, check digit (ZL 2016 1 0123456.7). The check digit is often left out, so it is no part of the name.
  {
    pattern: new RegExp(
      `${edge}(?:zl|cn)?[ ]?((?:19|20)\\d{2})[ ]?([1-389])[ ]?(\\d{7})(?:[ ]?\\.[ ]?[\\dx])${after}`,
      'gu',
    ),
    term: ([, year, kind, serial]) => `${year}${kind}${serial}`,
  },
  {
    pattern: new RegExp(`${edge}(?:zl|cn)[ ]?((?:19|20)\\d{2})[ ]?([1-389])[ ]?(\\d{7})[\\dx]?${after}`, 'gu'),
    term: ([, year, kind, serial]) => `${year}${kind}${serial}`,
  },
  // Twelve or thirteen digits that begin as a year do: an application written without anything around it.
  {
    pattern: new RegExp(`${edge}((?:19|20)\\d{2}[1-389]\\d{7})[\\dx]?${after}`, 'gu'),
    term: ([, number = '']) => number,
  },
  // A publication: country, serial, and the letter of the stage, which is no part of the name (CN107123456A, US 10,123,456 B2).
  {
    pattern: new RegExp(`${edge}(cn|us|ep|wo|jp|kr|de|gb)[ ]?(\\d[\\d,/]{5,12}\\d)(?:[ ]?[abcsuy]\\d?)?${after}`, 'gu'),
    term: ([, country, serial = '']) => `${country}${serial.replace(/\D/g, '')}`,
  },
  // A registered software (2019SR0123456).
  {
    pattern: new RegExp(`${edge}((?:19|20)\\d{2})[ ]?sr[ ]?(\\d{6,7})${after}`, 'gu'),
    term: ([, year, serial]) => `${year}sr${serial}`,
  },
  // A standard (GB/T 4754-2017, ISO 9001): its year is no part of the name, since the question rarely has it.
  {
    pattern: new RegExp(
      `${edge}((?:gb|jb|yy|hj|db|dl|ny|qb|hg|sj|yd|ga|jt|iso|iec|astm|ieee|gjb)(?:[/]?[tz])?)[ ]?(\\d{2,6}(?:\\.\\d{1,3})*)(?:[-—–](?:19|20)?\\d{2})?${after}`,
      'gu',
    ),
    term: ([, kind = '', number]) => `${bare(kind)}${number}`,
  },
];

/** Numbers of patents, registered software and standards in a folded text, in order, none within another. */
export function namedNumbers(text: string): NamedNumber[] {
  if (!/\d{2}/.test(text)) return [];
  const found: NamedNumber[] = [];
  for (const { pattern, term } of shapes) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && other.start < end)) continue;
      found.push({ term: term(match), start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A plain number as it is compared: thousands without their commas (`1,200` as `1200`). */
export const plainNumber = (number: string): string => number.replace(/,(?=\d{3}(?:\D|$))/g, '');
