import type { Term } from '../analysis/analyse.ts';
import { charactersOf } from '../analysis/characters.ts';
import { type Corpus, countTexts } from './corpus.ts';
import { type AnsweringText, countDocuments, readDocument } from './document.ts';
import { type Question, sentencesOf } from './question.ts';
import { trainVectors, type Vectors } from './vectors/vectors.ts';

/** All that matching knows, learned from what the platform holds: how frequent terms are on both sides, and which are used alike. */
export type Knowledge = Corpus & {
  /** The same of Han characters by themselves, those of headlines alone on the side of documents. */
  readonly characters: Corpus;
  readonly vectors: Vectors;
};

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
    characters: {
      questions: countTexts(questions.map(({ title, content }) => charactersOf(title + content))),
      documents: countDocuments(read.map(({ characters }) => characters)),
    },
    vectors: trainVectors([...asked.flat(), ...answered, ...further.flatMap(sentencesOf)].map(wordsOf)),
  };
}

/** Pairs across words and bare numbers have company, but no meaning of their own. */
const wordsOf = (terms: readonly Term[]): string[] =>
  terms.flatMap(({ term, kind }) => (kind === 'word' || kind === 'latin' ? [term] : []));
