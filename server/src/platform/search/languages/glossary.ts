import { analyse } from '../analysis/analyse.ts';
import { fold } from '../analysis/fold.ts';
import { foldLatin } from '../analysis/latin.ts';
import { stopWords } from '../analysis/stop-words.data.ts';

/** What stands for an expression in the other language, and how surely: above 0, at most 1. */
export type Rendering = { readonly text: string; readonly weight: number };

/**
 * Expressions of each language with their renderings in the other. Chinese ones are folded Han text, English ones are folded Latin words with one space
 * between (`englishKey`). It is made of entries, so that it can be a dictionary, what was learned from bilingual titles, or what a
 * translator entered.
 */
export type Glossary = { readonly toEnglish: Renderings; readonly toChinese: Renderings };
type Renderings = Pick<ReadonlyMap<string, readonly Rendering[]>, 'get'>;

export type Entry = { readonly chinese: string; readonly english: string; readonly weight: number };

/** No expression is looked for that is longer: Han characters, Latin words. */
export const longest = { han: 10, words: 4 } as const;

/** A Chinese expression as it is looked up: its Han characters, simplified; empty where it has none. */
export const chineseKey = (text: string): string => fold(text).text.replace(/[^\p{Script=Han}]/gu, '');

/** A pair as it is looked up; null where one side has nothing to look up, or is longer than what is looked for. */
export function pairKey({ chinese, english }: Omit<Entry, 'weight'>): Omit<Entry, 'weight'> | null {
  const [han, latin] = [chineseKey(chinese), englishKey(english)];
  const fits = han !== '' && latin !== '' && han.length <= longest.han && latin.split(' ').length <= longest.words;
  return fits ? { chinese: han, english: latin } : null;
}

/** An English expression as it is looked up: its words without what says nothing, folded; empty where nothing is left. */
export function englishKey(text: string): string {
  // Most of a dictionary is plain words, which need no finding of words by rule: ten times as fast.
  const words = /^[a-z -]*$/i.test(text)
    ? text
        .toLowerCase()
        .split(/[ -]+/)
        .filter((word) => word !== '' && !stopWords.has(word))
        .map(foldLatin)
    : latinWords(text).map(({ term }) => term);
  return words.join(' ');
}

export const latinWords = (text: string) => analyse(text).filter(({ kind }) => kind === 'latin');

/** A glossary of entries. Of the same pair the surest counts; those that cannot be looked up are left out. */
export function glossaryOf(entries: Iterable<Entry>): Glossary {
  const toEnglish = new Map<string, Map<string, number>>();
  const toChinese = new Map<string, Map<string, number>>();
  const put = (into: Map<string, Map<string, number>>, from: string, to: string, weight: number): void => {
    const renderings = into.get(from) ?? new Map<string, number>();
    renderings.set(to, Math.max(weight, renderings.get(to) ?? 0));
    into.set(from, renderings);
  };
  for (const entry of entries) {
    const key = pairKey(entry);
    if (!key) continue;
    put(toEnglish, key.chinese, key.english, entry.weight);
    put(toChinese, key.english, key.chinese, entry.weight);
  }
  return { toEnglish: surest(toEnglish), toChinese: surest(toChinese) };
}

/**
 * Several glossaries as one, the surest first: where an earlier one renders an expression, what later ones add counts `behind` of what it does. Pairs
 * that were rejected are in none.
 */
export function layered(
  glossaries: readonly Glossary[],
  rejected: Iterable<Omit<Entry, 'weight'>> = [],
  behind = 1 / 2,
): Glossary {
  const barred = new Set([...rejected].map(({ chinese, english }) => `${chinese} ${english}`));
  const of = (side: keyof Glossary, pair: (from: string, to: string) => string): Renderings => ({
    get: (from) => {
      const found = new Map<string, number>();
      let counts = 1;
      for (const glossary of glossaries) {
        const own = (glossary[side].get(from) ?? []).filter(({ text }) => !barred.has(pair(from, text)));
        for (const { text, weight } of own) found.set(text, Math.max(found.get(text) ?? 0, weight * counts));
        if (own.length > 0) counts *= behind;
      }
      return found.size === 0 ? undefined : best(found);
    },
  });
  return {
    toEnglish: of('toEnglish', (from, to) => `${from} ${to}`),
    toChinese: of('toChinese', (from, to) => `${to} ${from}`),
  };
}

/** So many renderings of one expression are kept. */
const kept = 6;

const surest = (into: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, readonly Rendering[]> =>
  new Map([...into].map(([from, renderings]) => [from, best(renderings)]));

const best = (renderings: ReadonlyMap<string, number>): Rendering[] =>
  [...renderings]
    .map(([text, weight]) => ({ text, weight }))
    .sort((a, b) => b.weight - a.weight || a.text.length - b.text.length)
    .slice(0, kept);

/** How the other forms of an English word may be looked up: `monitoring` and `monitored` as `monitor`, `using` as `use`. */
export function otherForms(word: string): string[] {
  const [, stem] = /^(.{3,})(?:ing|ed)$/.exec(word) ?? [];
  return stem === undefined ? [] : [foldLatin(stem), `${stem}e`, ...(/(.)\1$/.test(stem) ? [stem.slice(0, -1)] : [])];
}
