import { achievementWords } from '@jiebang/contract/achievements/words.data.ts';
import { fields } from '@jiebang/contract/reference/fields.ts';
import { industries } from '@jiebang/contract/reference/industries.ts';
import { placeFullName, placesAbroad, provinces } from '@jiebang/contract/reference/places.ts';
import { regionFullName, regions } from '@jiebang/contract/reference/regions.ts';

const { zh, en } = achievementWords;
type Group = Exclude<keyof typeof zh, 'level' | 'review' | 'state'>;

/** What each word of a list stands for: the Chinese word, the English one, and the code itself. */
function meaningsIn(group: Group): ReadonlyMap<string, string> {
  const words: readonly Readonly<Record<string, string>>[] = [zh[group], en[group]];
  return new Map(
    Object.keys(zh[group]).flatMap((code) =>
      [code, ...words.map((one) => one[code] ?? code)].map((word) => [plain(word), code] as const),
    ),
  );
}

/** What a word of a cell stands for in each of the lists. */
const meanings: Readonly<Record<Group, ReadonlyMap<string, string>>> = {
  source: meaningsIn('source'),
  kind: meaningsIn('kind'),
  form: meaningsIn('form'),
  stage: meaningsIn('stage'),
  novelty: meaningsIn('novelty'),
  cooperation: meaningsIn('cooperation'),
  ipKind: meaningsIn('ipKind'),
  ipStatus: meaningsIn('ipStatus'),
};

/** Without what stands in brackets: 委托研发（横向） is called 委托研发 too. */
function plain(word: string): string {
  return word
    .replace(/[（(].*[）)]/g, '')
    .trim()
    .toLowerCase();
}

/** The code of a word in a list; undefined for a word that is not in it. */
export const meaningOf = (group: Group, word: string): string | undefined => meanings[group].get(plain(word));

/** The words that a cell may have, for who used another. */
export const choicesOf = (group: Group): string => Object.values(zh[group]).join('、');

const codesOf = (rows: readonly { readonly code: string; readonly name: string }[]) =>
  new Map(rows.flatMap(({ code, name }) => [[name, code] as const, [code, code] as const]));
const fieldCodes = codesOf(fields);
const industryCodes = codesOf(industries);

const codeIn = (codes: ReadonlyMap<string, string>, words: string): string | undefined =>
  codes.get(/^(?:[A-T](?:\d{2,4})?(?![A-Z\d])|\d{2,6})/.exec(words.toUpperCase())?.[0] ?? words) ?? codes.get(words);

/** The code of a high-tech field that a cell names by code or name. */
export const fieldOf = (words: string): string | undefined => codeIn(fieldCodes, words);
/** The same of an industry. */
export const industryOf = (words: string): string | undefined => codeIn(industryCodes, words);

const places = new Map(
  [
    ...regions.map(({ code }) => [code, regionFullName(code, 'zh')] as const),
    ...[...provinces.map(({ code }) => code), ...placesAbroad].flatMap((place) =>
      (['zh', 'en'] as const).map((locale) => [place, placeFullName(place, locale)] as const),
    ),
  ].flatMap(([code, name]) => [[name.toUpperCase(), code] as const, [code, code] as const]),
);
/** The divisions of the Delta that bear a name of their own, by it. */
const named = Map.groupBy(regions, ({ name }) => name);

/** The code of a place that a cell names by code, whole name, or own name; `ambiguous` where several bear it. */
export function placeIn(words: string): string | 'ambiguous' | undefined {
  const whole = places.get(/^\d{6}/.exec(words)?.[0] ?? words.toUpperCase());
  if (whole !== undefined) return whole;
  const own = named.get(words) ?? [];
  return own.length > 1 ? 'ambiguous' : own[0]?.code;
}
