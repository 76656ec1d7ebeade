import type { Term } from '../analysis/analyse.ts';

/** In how many of the texts of one kind each term stands. */
export type Frequencies = { readonly texts: number; readonly holding: ReadonlyMap<string, number> };

/** What matching knows of the language of both sides. It is counted from what the platform holds, so it grows with it. */
export type Corpus = {
  /** Texts that ask: needs. */
  readonly questions: Frequencies;
  /** Texts that answer: achievements; with the means over them of what `readDocument` tells of each. */
  readonly documents: Frequencies & { readonly meanLength: number; readonly meanHolding: number };
};

/** Counts texts of one kind. The terms of one text may repeat. */
export function countTexts(texts: Iterable<readonly Pick<Term, 'term'>[]>): Frequencies {
  const holding = new Map<string, number>();
  let count = 0;
  for (const terms of texts) {
    count += 1;
    for (const term of new Set(terms.map(({ term }) => term))) holding.set(term, (holding.get(term) ?? 0) + 1);
  }
  return { texts: count, holding };
}

/** How rare a term is (Lucene's idf): near 0 where every text has it; greatest for a term that none has. */
export function rarity({ texts, holding }: Frequencies, term: string): number {
  const n = holding.get(term) ?? 0;
  return Math.log(1 + (texts - n + 0.5) / (n + 0.5));
}

/**
 * How special a term is among questions, from near 0 (all say it) to 1 (one says it, or none). Without questions to count from, 1: then
 * matching is by rarity among documents alone.
 */
export function special(questions: Frequencies, term: string): number {
  if (questions.texts < 2) return 1;
  const most = Math.log(1 + (questions.texts - 0.5) / 1.5);
  return Math.min(1, rarity(questions, term) / most);
}
