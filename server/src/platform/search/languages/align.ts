import { analyse } from '../analysis/analyse.ts';
import { type Entry, latinWords } from './glossary.ts';

/** A text in both languages, such as a title. */
export type Bilingual = { readonly chinese: string; readonly english: string };

const rounds = 8;
/** Below this a word is not held to be a rendering; and no pair is that stood together only once. */
const least = 0.12;

/**
 * Learns which words stand for each other from texts in both languages (the first model of IBM, both ways, by expectation and maximisation): what is
 * likely in both directions is an entry, weighed by the root of the product.
 */
export function align(texts: readonly Bilingual[]): Entry[] {
  const pairs = texts.map(({ chinese, english }) => ({
    han: [...new Set(analyse(chinese).flatMap(({ term, kind }) => (kind === 'word' ? [term] : [])))],
    latin: [...new Set(latinWords(english).map(({ term }) => term))],
  }));
  const there = likelihoods(pairs.map(({ han, latin }) => [han, latin]));
  const back = likelihoods(pairs.map(({ han, latin }) => [latin, han]));
  const together = new Map<string, number>();
  for (const { han, latin } of pairs)
    for (const a of han) for (const b of latin) together.set(`${a} ${b}`, (together.get(`${a} ${b}`) ?? 0) + 1);
  return [...there].flatMap(([chinese, renderings]) =>
    [...renderings].flatMap(([english, likely]) => {
      const weight = Math.sqrt(likely * (back.get(english)?.get(chinese) ?? 0));
      const often = together.get(`${chinese} ${english}`) ?? 0;
      return weight >= least && often > 1 ? [{ chinese, english, weight }] : [];
    }),
  );
}

/** For each word of the first side, how likely each word of the second stands for it. */
function likelihoods(pairs: readonly (readonly [string[], string[]])[]): Map<string, Map<string, number>> {
  let likely = new Map<string, Map<string, number>>();
  for (let round = 0; round < rounds; round += 1) {
    const counted = new Map<string, Map<string, number>>();
    for (const [from, to] of pairs) {
      for (const word of to) {
        const shares = from.map((one) => (round === 0 ? 1 : (likely.get(one)?.get(word) ?? 0)));
        const all = shares.reduce((sum, share) => sum + share, 0) || 1;
        from.forEach((one, i) => {
          const row = counted.get(one) ?? new Map<string, number>();
          row.set(word, (row.get(word) ?? 0) + (shares[i] ?? 0) / all);
          counted.set(one, row);
        });
      }
    }
    likely = new Map([...counted].map(([one, row]) => [one, shareOf(row)]));
  }
  return likely;
}

function shareOf(row: ReadonlyMap<string, number>): Map<string, number> {
  const all = [...row.values()].reduce((sum, count) => sum + count, 0) || 1;
  return new Map([...row].map(([word, count]) => [word, count / all]));
}
