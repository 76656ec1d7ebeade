import { type Corpus, rarity } from './corpus.ts';
import type { AnsweringText, Held, ReadDocument } from './document.ts';
import type { Knowledge } from './knowledge.ts';
import type { Place } from './question.ts';
import { pointOf } from './vectors/vectors.ts';

type Places = readonly Place<keyof AnsweringText>[];

/** What is known of what a text holds, over the mean where that is said. */
export type KnownTerms = {
  readonly terms: readonly {
    readonly term: string;
    readonly weight: number;
    readonly places: Places;
    readonly rare: number;
  }[];
  /** The sum of the weights, and what it holds in all, each over the mean. */
  readonly length: number;
  readonly holding: number;
};

/** A document with all that matching knows of it, whatever the question: it is found once, and matched with many. */
export type KnownDocument = {
  readonly terms: KnownTerms;
  readonly characters: KnownTerms;
  /** The words of its headline that were learned. */
  readonly words: readonly {
    readonly term: string;
    readonly places: Places;
    readonly rare: number;
    readonly point: Float32Array;
  }[];
};

export function know(document: ReadDocument, knowledge: Knowledge): KnownDocument {
  const terms = knownTerms(document, knowledge);
  return {
    terms,
    characters: knownTerms(document.characters, knowledge.characters),
    words: terms.terms.flatMap(({ term, places, rare }) => {
      const point = places.some(({ field }) => field === 'headline') ? pointOf(knowledge.vectors, term) : undefined;
      return point === undefined ? [] : [{ term, places, rare, point }];
    }),
  };
}

function knownTerms(held: Held, { documents }: Corpus): KnownTerms {
  let holding = 0;
  const terms = [...held.terms].map(([term, { weight, places }]) => {
    const rare = rarity(documents, term);
    holding += weight * rare;
    return { term, weight, places, rare };
  });
  return {
    terms,
    length: held.length / (documents.meanLength || 1),
    holding: holding / (documents.meanHolding || 1),
  };
}
