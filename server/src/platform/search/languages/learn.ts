import { analyse } from '../analysis/analyse.ts';
import { align, type Bilingual } from './align.ts';
import { type Entry, latinWords, pairKey } from './glossary.ts';

/** A text with its title and keywords in both languages; what it lacks is empty. */
export type BilingualText = {
  readonly title: Bilingual;
  readonly keywords: { readonly chinese: readonly string[]; readonly english: readonly string[] };
};

/** A pair as it is looked up, and by their places in what was learned from the texts that taught it. */
export type LearnedPair = Entry & { readonly seen: readonly number[] };

/** No more pairs are kept, those that most texts taught first. */
const most = 50_000;

/**
 * Learns which expressions stand for each other from texts in both languages. Of titles, which words go together (`align`). Keywords that are as
 * many in both languages stand in the same order, so each is the other's, though one text may err: a pair that one says weighs a half, that two say two
 * thirds. A single Han character stands for too much. Every pair says which texts taught it, so that it can go with them.
 */
export function learnPairs(texts: readonly BilingualText[]): LearnedPair[] {
  const found = new Map<string, Entry & { seen: Set<number> }>();
  const keep = (entry: Omit<Entry, 'weight'>, text: number, weight: number): void => {
    const key = pairKey(entry);
    if (!key) return;
    const name = `${key.chinese} ${key.english}`;
    const one = found.get(name) ?? { ...key, weight: 0, seen: new Set() };
    one.seen.add(text);
    found.set(name, { ...one, weight: Math.max(one.weight, weight) });
  };
  const said = texts.map(sentencesOf);
  const words = new Map<string, Map<string, number>>();
  for (const { chinese, english, weight } of align(said.flat())) {
    const row = words.get(chinese) ?? new Map<string, number>();
    words.set(chinese, row.set(english, weight));
  }
  said.forEach((sentences, text) => {
    for (const { chinese, english } of sentences) {
      const latin = new Set(latinWords(english).map(({ term }) => term));
      for (const { term } of analyse(chinese).filter((one) => [...one.term].length > 1))
        for (const [other, weight] of words.get(term) ?? [])
          if (latin.has(other)) keep({ chinese: term, english: other }, text, weight);
    }
  });
  texts.forEach((one, text) => {
    for (const pair of keywordsOf(one)) keep(pair, text, 0);
  });
  const pairs = [...found.values()].map(({ seen, ...entry }) => ({
    ...entry,
    // What titles say of it, or the word of so many texts.
    weight: entry.weight > 0 ? entry.weight : 1 - 1 / (seen.size + 1),
    seen: [...seen],
  }));
  return pairs.sort((a, b) => b.seen.length - a.seen.length).slice(0, most);
}

/** A title, and each keyword with its other or all of them together, as texts that say the same. */
const sentencesOf = (text: BilingualText): Bilingual[] => {
  const { title, keywords } = text;
  const pairs = keywordsOf(text);
  const together = { chinese: keywords.chinese.join('\n'), english: keywords.english.join('\n') };
  return [title, ...(pairs.length > 0 ? pairs : [together])].filter(
    ({ chinese, english }) => chinese !== '' && english !== '',
  );
};

const keywordsOf = ({ keywords: { chinese, english } }: BilingualText): Bilingual[] =>
  chinese.length === english.length ? chinese.map((one, n) => ({ chinese: one, english: english[n] ?? '' })) : [];
