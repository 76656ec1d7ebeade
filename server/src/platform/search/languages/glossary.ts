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
export type Glossary = {
  readonly toEnglish: ReadonlyMap<string, readonly Rendering[]>;
  readonly toChinese: ReadonlyMap<string, readonly Rendering[]>;
};

export type Entry = { readonly chinese: string; readonly english: string; readonly weight: number };

/** No expression is looked for that is longer: Han characters, Latin words. */
export const longest = { han: 10, words: 4 } as const;

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
  for (const { chinese, english, weight } of entries) {
    const [han, latin] = [fold(chinese).text.replace(/[^\p{Script=Han}]/gu, ''), englishKey(english)];
    if (han === '' || latin === '' || han.length > longest.han || latin.split(' ').length > longest.words) continue;
    put(toEnglish, han, latin, weight);
    put(toChinese, latin, han, weight);
  }
  return { toEnglish: surest(toEnglish), toChinese: surest(toChinese) };
}

/** Several glossaries as one, the first first: what an earlier one renders, a later one does not add to. */
export function inOrder(glossaries: readonly Glossary[]): Glossary {
  const first = (of: (one: Glossary) => Glossary['toEnglish']): Glossary['toEnglish'] =>
    new Map([...glossaries].reverse().flatMap((one) => [...of(one)]));
  return { toEnglish: first((one) => one.toEnglish), toChinese: first((one) => one.toChinese) };
}

/** So many renderings of one expression are kept. */
const kept = 6;

function surest(into: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, readonly Rendering[]> {
  return new Map(
    [...into].map(([from, renderings]) => [
      from,
      [...renderings]
        .map(([text, weight]) => ({ text, weight }))
        .sort((a, b) => b.weight - a.weight || a.text.length - b.text.length)
        .slice(0, kept),
    ]),
  );
}

/** How the other forms of an English word may be looked up: `monitoring` and `monitored` as `monitor`, `using` as `use`. */
export function otherForms(word: string): string[] {
  const [, stem] = /^(.{3,})(?:ing|ed)$/.exec(word) ?? [];
  return stem === undefined ? [] : [foldLatin(stem), `${stem}e`, ...(/(.)\1$/.test(stem) ? [stem.slice(0, -1)] : [])];
}
