import type { Term } from '../analysis/analyse.ts';
import { type Corpus, countTexts } from './corpus.ts';
import { type AnsweringText, countDocuments, readDocument } from './document.ts';
import { type Question, sentencesOf } from './question.ts';
import { trainVectors, type Vectors } from './vectors/vectors.ts';

/** All that matching knows, learned from what the platform holds: how frequent terms are on both sides, and which are used alike. */
export type Knowledge = Corpus & { readonly vectors: Vectors };

/**
 * Learns from questions and documents, and words also from further texts of the field, such as the names of industries. Of many, hand in a sample: counting takes as long as reading them, the vectors some 10 s for 20,000
 * sentences. Nothing of any one text is kept but its terms.
 */
export function learn(
  questions: readonly Question[],
  documents: readonly AnsweringText[],
  further: readonly string[] = [],
): Knowledge {
  const asked = questions.map(({ title, content }) => [...sentencesOf(title), ...sentencesOf(content)]);
  const read = documents.map(readDocument);
  const answered = documents.flatMap(({ headline, body }) => [...sentencesOf(headline), ...sentencesOf(body)]);
  return {
    questions: countTexts(asked.map((sentences) => sentences.flat())),
    documents: countDocuments(read),
    vectors: trainVectors([...asked.flat(), ...answered, ...further.flatMap(sentencesOf)].map(wordsOf)),
  };
}

/** Pairs across words and bare numbers have company, but no meaning of their own. */
const wordsOf = (terms: readonly Term[]): string[] =>
  terms.flatMap(({ term, kind }) => (kind === 'word' || kind === 'latin' ? [term] : []));
