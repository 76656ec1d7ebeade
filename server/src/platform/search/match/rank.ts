import { rarity } from './corpus.ts';
import type { AnsweringText, ReadDocument } from './document.ts';
import type { Knowledge } from './knowledge.ts';
import { type KnownDocument, type KnownTerms, know } from './known.ts';
import { type Parameters, parameters } from './parameters.ts';
import { type Place, type Question, type Weighed, weigh, weighCharacters } from './question.ts';
import { directionOf, dot, pointOf } from './vectors/vectors.ts';

/** A question as matching reads it. */
export type Asked = {
  readonly terms: ReadonlyMap<string, Weighed>;
  /** Its Han characters one by one. */
  readonly characters: ReadonlyMap<string, Weighed>;
  /** Where its words point to together; null where none of them was learned. */
  readonly direction: Float32Array | null;
  /** The numbers that it is matched by. */
  readonly by: Parameters;
};

/**
 * Why a document matches: a term that both texts hold, a Han character of its headline that the question holds too, or a word of its headline that is used as
 * words of the question are (`nearestTo` says which), and what that adds to the score.
 */
export type Reason = {
  readonly why: 'same' | 'character' | 'near';
  readonly term: string;
  readonly contribution: number;
  /** Where the question says it: nowhere, where it is only near. */
  readonly asked: readonly Place<keyof Question>[];
  readonly answered: readonly Place<keyof AnsweringText>[];
};

/** The reasons, greatest first, add up to the score. */
export type Matched = { readonly score: number; readonly reasons: readonly Reason[] };

export function ask(question: Question, knowledge: Knowledge, by: Parameters = parameters): Asked {
  const terms = weigh(question, knowledge, by);
  const words = [...terms].map(
    ([term, { weight }]) => [term, weight * Math.sqrt(rarity(knowledge.documents, term))] as const,
  );
  return {
    terms,
    characters: weighCharacters(question, knowledge.characters, by),
    direction: directionOf(knowledge.vectors, words),
    by,
  };
}

/** How well a document answers a question, with the reasons. 0 and no reason where nothing is the same or near. */
export const match = (asked: Asked, document: ReadDocument, knowledge: Knowledge): Matched =>
  matchKnown(asked, know(document, knowledge));

/** The same of a document that is matched with many questions. */
export function matchKnown(asked: Asked, document: KnownDocument): Matched {
  const { terms, characters, by } = asked;
  const reasons = [
    ...sameReasons('same', terms, document.terms, by),
    ...sameReasons('character', characters, document.characters, by),
    ...nearReasons(asked, document),
  ].sort((a, b) => b.contribution - a.contribution || (a.term < b.term ? -1 : 1));
  return { score: reasons.reduce((sum, { contribution }) => sum + contribution, 0), reasons };
}

/** BM25 by the question's weights, over a root of what the document holds in all, so that what speaks of much else comes after. */
function sameReasons(
  why: 'same' | 'character',
  asked: ReadonlyMap<string, Weighed>,
  { terms, length, holding }: KnownTerms,
  by: Parameters,
): Reason[] {
  const long = by.saturation * (1 - by.length + by.length * length);
  const over = (by.saturation + 1) / (holding + by.leastHolding) ** by.holding;
  const found: Reason[] = [];
  // From the shorter side: a question has hundreds of terms, a title ten.
  for (const { term, weight, places, rare } of terms) {
    const question = asked.get(term);
    if (question === undefined) continue;
    const contribution = (question.weight * rare * weight * over) / (weight + long);
    found.push({ why, term, contribution, asked: question.places, answered: places });
  }
  return found;
}

/** What the words of the headline have of the question's direction, by their rarity, over a root of the rarity of all of them. */
function nearReasons({ direction, by }: Asked, { words }: KnownDocument): Reason[] {
  if (direction === null || by.near === 0) return [];
  const all = words.reduce((sum, { rare }) => sum + rare, by.leastNear);
  const most = by.near / all ** by.nearLength;
  const found: Reason[] = [];
  for (const { term, places, rare, point } of words) {
    const near = dot(point, direction);
    if (near > 0) found.push({ why: 'near', term, contribution: most * rare * near, asked: [], answered: places });
  }
  return found;
}

/** The words of a question that a near word is nearest to, by their weight: what is shown as its reason. */
export function nearestTo(asked: Asked, term: string, knowledge: Knowledge, most = 3): string[] {
  const point = pointOf(knowledge.vectors, term);
  if (point === undefined) return [];
  return [...asked.terms]
    .flatMap(([word, { weight }]) => {
      const other = word === term ? undefined : pointOf(knowledge.vectors, word);
      const near = other === undefined ? 0 : dot(point, other) * weight * Math.sqrt(rarity(knowledge.documents, word));
      return near > 0 ? [{ word, near }] : [];
    })
    .sort((a, b) => b.near - a.near)
    .slice(0, most)
    .map(({ word }) => word);
}

/**
 * The weighted terms by which an index finds what is worth matching one by one: those of the question, and the learned words nearest to its
 * direction, with what each would add in a title of usual length.
 */
export function firstStage(asked: Asked, { documents, vectors }: Knowledge): Map<string, number> {
  const terms = new Map([...asked.terms].map(([term, { weight }]) => [term, weight]));
  const { direction, by } = asked;
  if (direction === null) return terms;
  const usual = by.near / (documents.meanHolding / 2 + by.leastNear) ** by.nearLength;
  const nearest = [...vectors.placeOf.keys()]
    .map((word) => ({ word, near: dot(pointOf(vectors, word) ?? direction, direction) }))
    .filter(({ word, near }) => near >= by.nearest && documents.holding.has(word))
    .sort((a, b) => b.near - a.near)
    .slice(0, by.nearestWords);
  for (const { word, near } of nearest) terms.set(word, (terms.get(word) ?? 0) + usual * near);
  return terms;
}
