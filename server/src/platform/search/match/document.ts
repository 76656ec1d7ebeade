import { analyse, type Term } from '../analysis/analyse.ts';
import { charactersOf } from '../analysis/characters.ts';
import { type Corpus, countTexts, type Frequencies, rarity } from './corpus.ts';
import { parameters as by } from './parameters.ts';
import type { Place } from './question.ts';

/** A text that may answer, such as an achievement: its headline is title and keywords. */
export type AnsweringText = { readonly headline: string; readonly body: string };

/** The weight of each term that a text holds, and its places. */
export type Held = {
  readonly terms: ReadonlyMap<
    string,
    { readonly weight: number; readonly places: readonly Place<keyof AnsweringText>[] }
  >;
  /** The sum of the weights. */
  readonly length: number;
};

/** Such a text as matching reads it: its terms, which are also what an index is to be given, and the Han characters of its headline. */
export type ReadDocument = Held & { readonly characters: Held };

export const readDocument = (text: AnsweringText): ReadDocument => ({
  ...held(text, ['headline', 'body'], analyse),
  characters: held(text, ['headline'], charactersOf),
});

function held(
  text: AnsweringText,
  fields: readonly (keyof AnsweringText)[],
  read: (text: string) => readonly Term[],
): Held {
  const terms = new Map<string, { weight: number; places: Place<keyof AnsweringText>[] }>();
  let length = 0;
  for (const field of fields) {
    const each = field === 'headline' ? 1 : by.body;
    for (const { term, start, end } of read(text[field])) {
      const one = terms.get(term) ?? { weight: 0, places: [] };
      if (one.weight === 0) terms.set(term, one);
      one.weight += each;
      length += each;
      one.places.push({ field, start, end });
    }
  }
  return { terms, length };
}

/** What a document holds in all: the rarity of its terms by their weights. */
function holdingOf({ terms }: Held, documents: Frequencies): number {
  let sum = 0;
  for (const [term, { weight }] of terms) sum += weight * rarity(documents, term);
  return sum;
}

/** Counts the documents of a corpus. Of a great many, a sample at random says the same. */
export function countDocuments(texts: readonly Held[]): Corpus['documents'] {
  const counted = countTexts(texts.map(({ terms }) => [...terms.keys()].map((term) => ({ term }))));
  const mean = (of: (document: Held) => number): number =>
    texts.reduce((sum, document) => sum + of(document), 0) / Math.max(1, texts.length);
  return {
    ...counted,
    meanLength: mean(({ length }) => length),
    meanHolding: mean((document) => holdingOf(document, counted)),
  };
}
