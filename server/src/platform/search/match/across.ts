import { otherLanguageShare, type TextPart } from '../languages/translate.ts';
import type { ReadDocument } from './document.ts';
import type { Question, Weighed } from './question.ts';
import type { Asked, Matched } from './rank.ts';

/** So many words of the other language are asked for, those that weigh most. */
const most = 120;

/** What the question says in the place of a word of the other language: as it is written, and its terms. */
export type SaidAs = { readonly text: string; readonly terms: readonly string[] };

/** A question with the words of the other language that stand for what it says, and for each of these what that is. */
export type AskedAcross = { readonly asked: Asked; readonly saidAs: ReadonlyMap<string, SaidAs> };

/**
 * Adds to a question what stands for its expressions in the other language (`partsOf` of its title and its content): each word weighs as the
 * heaviest term of its expression, less by how sure it is. Nothing is added that the question says itself.
 */
export function askAcross(
  asked: Asked,
  question: Question,
  partsOf: (text: string) => readonly TextPart[],
): AskedAcross {
  const found = new Map<string, Weighed & { readonly as: SaidAs }>();
  for (const field of ['title', 'content'] as const) {
    const own = [...asked.terms].flatMap(([term, { weight, places }]) =>
      places.filter((place) => place.field === field).map(({ start, end }) => ({ term, weight, start, end })),
    );
    for (const { start, end, renderings } of partsOf(question[field])) {
      const here = renderings.length === 0 ? [] : own.filter((one) => one.start < end && start < one.end);
      const heaviest = Math.max(0, ...here.map(({ weight }) => weight));
      const as = { text: question[field].slice(start, end), terms: here.map(({ term }) => term) };
      for (const { weight, terms } of heaviest > 0 ? renderings : [])
        for (const term of terms) {
          if (asked.terms.has(term)) continue;
          const before = found.get(term);
          const own = (otherLanguageShare * heaviest * weight) / Math.sqrt(terms.length);
          const places = [...(before?.places ?? []), { field, start, end }];
          if (before && before.weight >= own) found.set(term, { ...before, places });
          else found.set(term, { weight: own, places, as });
        }
    }
  }
  const heaviest = [...found].sort(([, a], [, b]) => b.weight - a.weight).slice(0, most);
  return {
    asked: { ...asked, terms: new Map<string, Weighed>([...asked.terms, ...heaviest]) },
    saidAs: new Map(heaviest.map(([term, { as }]) => [term, as])),
  };
}

/** A match without what the document says in both languages twice: a word of the other language counts where the question's own is not there. */
export function onceEach({ reasons }: Matched, saidAs: AskedAcross['saidAs'], document: ReadDocument): Matched {
  const kept = reasons.filter(
    ({ why, term }) => why !== 'same' || !saidAs.get(term)?.terms.some((own) => document.terms.has(own)),
  );
  return { score: kept.reduce((sum, { contribution }) => sum + contribution, 0), reasons: kept };
}
