import { rarityOf } from '../bm25.ts';
import type { SearchQuery } from '../port.ts';
import { impactStep } from '../segment/build.ts';
import { hashOf } from '../segment/hash.ts';
import type { Parts } from './part.ts';

/** The postings of one term in one part, and what one step of impact adds to a score. */
export type Postings = {
  readonly from: number;
  readonly to: number;
  readonly factor: number;
  /** The most that this term adds to any document of the part. */
  readonly most: number;
};
export type WeighedTerm = {
  readonly term: string;
  readonly rarity: number;
  /** In each part; null where no document has it. */
  readonly inParts: readonly (Postings | null)[];
};

/** Looks every term up in every part: how rare it is over all of them, and so what it adds. */
export function weigh(parts: Parts, terms: SearchQuery['terms']): WeighedTerm[] {
  const documents = parts.reduce((sum, { segment }) => sum + segment.head.documents, 0);
  return [...terms].map(([term, weight]) => {
    const hash = hashOf(term);
    const there = parts.map(({ segment }) => segment.postings(hash));
    const having = there.reduce((sum, one) => sum + (one ? one.to - one.from : 0), 0);
    const rarity = rarityOf(having, documents);
    const factor = weight * rarity * impactStep;
    const inParts = there.map((one) =>
      one ? { from: one.from, to: one.to, factor, most: factor * one.greatest } : null,
    );
    return { term, rarity, inParts };
  });
}
