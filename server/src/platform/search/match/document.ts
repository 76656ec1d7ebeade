import { analyse } from '../analysis/analyse.ts';
import { type Corpus, countTexts, type Frequencies, rarity } from './corpus.ts';
import { parameters as by } from './parameters.ts';
import type { Place } from './question.ts';

/** A text that may answer, such as an achievement: its headline is title and keywords. */
export type AnsweringText = { readonly headline: string; readonly body: string };

/** Such a text as matching reads it: the weight of each term, which is also what an index is to be given, and the places. */
export type ReadDocument = {
  readonly terms: ReadonlyMap<
    string,
    { readonly weight: number; readonly places: readonly Place<keyof AnsweringText>[] }
  >;
  /** The sum of the weights. */
  readonly length: number;
};

export function readDocument(text: AnsweringText): ReadDocument {
  const terms = new Map<string, { weight: number; places: Place<keyof AnsweringText>[] }>();
  let length = 0;
  for (const field of ['headline', 'body'] as const) {
    const each = field === 'headline' ? 1 : by.body;
    for (const { term, start, end } of analyse(text[field])) {
      const one = terms.get(term) ?? { weight: 0, places: [] };
      one.weight += each;
      length += each;
      one.places.push({ field, start, end });
      terms.set(term, one);
    }
  }
  return { terms, length };
}

/** What a document holds in all: the rarity of its terms by their weights. */
export function holdingOf({ terms }: ReadDocument, documents: Frequencies): number {
  let sum = 0;
  for (const [term, { weight }] of terms) sum += weight * rarity(documents, term);
  return sum;
}

/** Counts the documents of a corpus. Of a great many, a sample at random says the same. */
export function countDocuments(texts: readonly ReadDocument[]): Corpus['documents'] {
  const counted = countTexts(texts.map(({ terms }) => [...terms.keys()].map((term) => ({ term }))));
  const mean = (of: (document: ReadDocument) => number): number =>
    texts.reduce((sum, document) => sum + of(document), 0) / Math.max(1, texts.length);
  return {
    ...counted,
    meanLength: mean(({ length }) => length),
    meanHolding: mean((document) => holdingOf(document, counted)),
  };
}
