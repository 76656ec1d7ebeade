import { analyse, type Term } from '../analysis/analyse.ts';
import { fold } from '../analysis/fold.ts';
import { type Glossary, latinWords, longest, otherForms, type Rendering } from './glossary.ts';

/**
 * The terms that stand for a text in the other language, with weights of at most 1 for each expression found, to be added to the text's own terms.
 * The longest expressions are taken, from the left; what the glossary does not know has none.
 */
export function translate(text: string, glossary: Glossary): Map<string, number> {
  return rendered(text, glossary).terms;
}

/** The same, with whether all of the text has renderings: only then may they stand in its place. */
export function rendered(
  text: string,
  glossary: Glossary,
): { readonly terms: Map<string, number>; readonly whole: boolean } {
  const terms = new Map<string, number>();
  const parts = [...ofHan(text, glossary), ...ofLatin(text, glossary)];
  for (const renderings of parts) {
    for (const { text: one, weight } of renderings ?? []) {
      const parts = wordsOf(one);
      // An expression of several words counts as one.
      for (const { term } of parts) terms.set(term, Math.max(terms.get(term) ?? 0, weight / Math.sqrt(parts.length)));
    }
  }
  return { terms, whole: parts.length > 0 && parts.every((renderings) => renderings !== undefined) };
}

/** The terms of an expression. A single character that is but a part of it stands for too much: 器 of 传感器 is in every other text. */
function wordsOf(expression: string): readonly Term[] {
  const all = analyse(expression);
  const long = all.filter(({ term }) => [...term].length > 1);
  return long.length > 0 ? long : all;
}

type Found = (readonly Rendering[] | undefined)[];

/** Each expression's renderings, and undefined for what has none. */
function ofHan(text: string, { toEnglish }: Glossary): Found {
  const found: Found = [];
  for (const { 0: run } of fold(text).text.matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at < run.length; ) {
      let length = Math.min(longest.han, run.length - at);
      // A single character stands for too much.
      while (length > 1 && toEnglish.get(run.slice(at, at + length)) === undefined) length -= 1;
      const renderings = length > 1 ? toEnglish.get(run.slice(at, at + length)) : undefined;
      found.push(renderings);
      at += length;
    }
  }
  return found;
}

function ofLatin(text: string, { toChinese }: Glossary): Found {
  const found: Found = [];
  const words = latinWords(text).map(({ term }) => term);
  for (let at = 0; at < words.length; ) {
    let length = Math.min(longest.words, words.length - at);
    const of = (count: number): readonly Rendering[] | undefined => {
      const said = words.slice(at, at + count);
      const forms = [said, ...otherForms(said.at(-1) ?? '').map((form) => [...said.slice(0, -1), form])];
      return forms.map((form) => toChinese.get(form.join(' '))).find((renderings) => renderings !== undefined);
    };
    while (length > 1 && of(length) === undefined) length -= 1;
    const renderings = of(length);
    found.push(renderings);
    at += length;
  }
  return found;
}
