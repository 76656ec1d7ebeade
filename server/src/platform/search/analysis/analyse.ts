import { fold } from './fold.ts';
import { foldLatin } from './latin.ts';
import { namedNumbers, plainNumber } from './numbers.ts';
import { stopWords } from './stop-words.data.ts';

/**
 * What a term is: a Han `word` of the dictionary; a `pair` of neighbouring Han characters that is no such word; a `latin` word (letters, perhaps
 * with digits); a plain `number`; a `name`: the number of a patent, a registered software or a standard.
 */
export type TermKind = 'word' | 'pair' | 'latin' | 'number' | 'name';

export type Term = {
  /** As it is compared: equal terms of two texts match, whatever their kinds. */
  readonly term: string;
  readonly kind: TermKind;
  /** Where it stands in the text that was given, in UTF-16 units: `text.slice(start, end)` is what to highlight. */
  readonly start: number;
  readonly end: number;
};

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const han = /\p{Script=Han}/u;
const letter = /\p{L}/u;

/** Longer than this no term is kept: what is longer is an address or noise, and would fill the index. */
const longest = 64;

/** What a term is, and where it stands in the text that was given. */
type Tell = (term: string, kind: TermKind, start: number, end: number) => void;

/**
 * The terms of a text, by their place, repetitions included. Han text gives its words by the dictionary of ICU, and each pair of neighbouring
 * characters that is not itself a word there, so that parts of words are found. Stop words are left out. Takes any string; never throws.
 */
export function analyse(text: string): Term[] {
  const [words, pairs]: [Term[], Term[]] = [[], []];
  eachTerm(text, (term, kind, start, end) => {
    (kind === 'pair' ? pairs : words).push({ term, kind, start, end });
  });
  return merged(words.sort(byPlace), pairs);
}

/** The same terms told one by one, words before names and these before pairs: for who counts them, and wants no list of hundreds of objects. */
export function eachTerm(text: string, tell: Tell): void {
  const { text: folded, from, to } = fold(text);
  const names = namedNumbers(folded);
  const put = (term: string, kind: TermKind, start: number, end: number): void => {
    if (term !== '' && term.length <= longest) tell(term, kind, from[start] ?? 0, to[end - 1] ?? 0);
  };
  // Where a word of two characters begins: there its pair is no other term.
  const wordAt = new Uint8Array(folded.length);
  for (const { segment, index, isWordLike } of segmenter.segment(folded)) {
    if (!isWordLike) continue;
    if (names.length > 0 && names.some(({ start, end }) => index < end && start < index + segment.length)) continue;
    if (segment.length <= 4 && isPair(segment)) wordAt[index] = 1;
    if (stopWords.has(segment)) continue;
    const kind = kindOf(segment);
    const term = kind === 'latin' ? foldLatin(segment) : kind === 'number' ? plainNumber(segment) : segment;
    put(term, kind, index, index + segment.length);
  }
  for (const { term, start, end } of names) put(term, 'name', start, end);
  let before = -1;
  for (let at = 0; at < folded.length; ) {
    const length = hanAt(folded, at);
    if (length > 0 && before >= 0 && wordAt[before] === 0)
      put(folded.slice(before, at + length), 'pair', before, at + length);
    before = length > 0 ? at : -1;
    at += length || 1;
  }
}

/** Whether a word has two characters; most have no more units than that. */
const isPair = (word: string): boolean =>
  word.length === 2 && isCommonHan(word.charCodeAt(0)) ? true : word.length > 1 && [...word].length === 2;

const byPlace = (a: Term, b: Term): number => a.start - b.start || a.end - b.end;

/** Two lists by their place as one; of equals those of the first come first. */
function merged(one: readonly Term[], other: readonly Term[]): Term[] {
  const all: Term[] = [];
  let at = 0;
  for (const term of one) {
    for (let next = other[at]; next && byPlace(next, term) < 0; next = other[at]) {
      all.push(next);
      at += 1;
    }
    all.push(term);
  }
  for (; at < other.length; at += 1) all.push(other[at] as Term);
  return all;
}

/** How many units the Han character at a place has; 0 where there is none. */
function hanAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (isCommonHan(unit)) return 1;
  // Below are no Han characters but a few radicals, numerals and marks from 0x2e80 on.
  if (unit < 0x2e80) return 0;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return han.test(character) ? character.length : 0;
}

const isCommonHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff;

function kindOf(segment: string): TermKind {
  if (isCommonHan(segment.charCodeAt(0)) || han.test(segment)) return 'word';
  return letter.test(segment) ? 'latin' : 'number';
}

/** How often each term stands in a text. */
export function countTerms(terms: readonly Term[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { term } of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
