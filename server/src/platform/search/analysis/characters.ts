import type { Term } from './analyse.ts';
import { fold } from './fold.ts';

const han = /\p{Script=Han}/gu;

/** Each Han character of a text as a term of its own, folded as `analyse` folds, by their place. Takes any string; never throws. */
export function charactersOf(text: string): Term[] {
  const { text: folded, from, to } = fold(text);
  return [...folded.matchAll(han)].map(({ 0: term, index }) => ({
    ...{ term, kind: 'word' },
    ...{ start: from[index] ?? 0, end: to[index + term.length - 1] ?? 0 },
  }));
}
