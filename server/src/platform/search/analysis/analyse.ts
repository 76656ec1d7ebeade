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
const hanRun = /\p{Script=Han}{2,}/gu;
const han = /\p{Script=Han}/u;
const letter = /\p{L}/u;

/** Longer than this no term is kept: what is longer is an address or noise, and would fill the index. */
const longest = 64;

/**
 * The terms of a text, by their place, repetitions included. Han text gives its words by the dictionary of ICU, and each pair of neighbouring
 * characters that is not itself a word there, so that parts of words are found. Stop words are left out. Takes any string; never throws.
 */
export function analyse(text: string): Term[] {
  const { text: folded, from, to } = fold(text);
  const terms: Term[] = [];
  const put = (term: string, kind: TermKind, start: number, end: number): void => {
    if (term === '' || term.length > longest) return;
    terms.push({ term, kind, start: from[start] ?? 0, end: to[end - 1] ?? 0 });
  };
  const names = namedNumbers(folded);
  for (const { term, start, end } of names) put(term, 'name', start, end);
  const words = new Set<number>();
  for (const { segment, index, isWordLike } of segmenter.segment(folded)) {
    if (!isWordLike || names.some(({ start, end }) => index < end && start < index + segment.length)) continue;
    if ([...segment].length === 2) words.add(index);
    if (stopWords.has(segment)) continue;
    const kind = kindOf(segment);
    const term = kind === 'latin' ? foldLatin(segment) : kind === 'number' ? plainNumber(segment) : segment;
    put(term, kind, index, index + segment.length);
  }
  for (const { 0: run, index } of folded.matchAll(hanRun)) {
    let start = index;
    const characters = [...run];
    characters.slice(1).forEach((second, i) => {
      const pair = `${characters[i]}${second}`;
      if (!words.has(start)) put(pair, 'pair', start, start + pair.length);
      start += characters[i]?.length ?? 0;
    });
  }
  return terms.sort((a, b) => a.start - b.start || a.end - b.end);
}

function kindOf(segment: string): TermKind {
  if (han.test(segment)) return 'word';
  return letter.test(segment) ? 'latin' : 'number';
}

/** How often each term stands in a text. */
export function countTerms(terms: readonly Term[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { term } of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
