import { analyse, type Term } from '../analysis/analyse.ts';
import { charactersOf } from '../analysis/characters.ts';
import { type Corpus, special } from './corpus.ts';
import { type Parameters, parameters } from './parameters.ts';

/** A place in a text that was given: `text.slice(start, end)` of that field. */
export type Place<Field extends string> = { readonly field: Field; readonly start: number; readonly end: number };

/** A text that asks, such as a need. */
export type Question = { readonly title: string; readonly content: string };

export type Weighed = {
  readonly weight: number;
  /** Where the question says it, title first, in order. */
  readonly places: readonly Place<keyof Question>[];
};

type Reader = (text: string) => readonly Term[];

/**
 * What each term of a question weighs, by how often and where it is said and how special it is among questions; rarity among documents is
 * not in it, since an index multiplies by it. The weights alone are the query for the first stage. A sentence said again counts once.
 */
export const weigh = (
  question: Question,
  corpus: Pick<Corpus, 'questions'>,
  by: Parameters = parameters,
): Map<string, Weighed> =>
  weighed(question, corpus, by, analyse, (term, kind) => (kind === 'word' && term.length === 2 ? 1 : by.other));

/** The same of each Han character by itself; `corpus` is that of characters. */
export const weighCharacters = (
  question: Question,
  corpus: Pick<Corpus, 'questions'>,
  by: Parameters = parameters,
): Map<string, Weighed> => weighed(question, corpus, by, charactersOf, () => by.character);

function weighed(
  question: Question,
  { questions }: Pick<Corpus, 'questions'>,
  by: Parameters,
  read: Reader,
  counts: (term: string, kind: Term['kind']) => number,
): Map<string, Weighed> {
  const found = new Map<string, { kind: Term['kind']; sum: number; places: Place<keyof Question>[] }>();
  for (const field of ['title', 'content'] as const) {
    const said = new Map<string, Term[]>();
    for (const term of sentencesBy(read, question[field]).flat()) {
      const same = said.get(term.term);
      if (same) same.push(term);
      else said.set(term.term, [term]);
    }
    for (const [name, terms] of said) {
      const one = found.get(name) ?? { kind: terms[0]?.kind ?? 'word', sum: 0, places: [] };
      one.sum += by[field] * Math.sqrt(terms.length);
      one.places.push(...terms.map(({ start, end }) => ({ field, start, end })));
      found.set(name, one);
    }
  }
  const weights = new Map<string, Weighed>();
  for (const [term, { kind, sum, places }] of found) {
    const weight = sum ** by.repetition * special(questions, term) ** by.special * counts(term, kind);
    if (weight > 0) weights.set(term, { weight, places });
  }
  return weights;
}

/** The terms of a text, sentence by sentence; a sentence that was said before is passed over, since who fills in forms says things twice. */
export const sentencesOf = (text: string): Term[][] => sentencesBy(analyse, text);

function sentencesBy(read: Reader, text: string): Term[][] {
  const said = new Set<string>();
  const sentences = [...text.matchAll(/[^。！？；\n!?;]+/g)].filter(({ 0: sentence }) => {
    const bare = sentence.replace(/\s/g, '');
    const again = bare.length >= 8 && said.has(bare);
    said.add(bare);
    return !again;
  });
  return sentences.map(({ 0: sentence, index }) =>
    read(sentence).map((term) => ({ ...term, start: term.start + index, end: term.end + index })),
  );
}
