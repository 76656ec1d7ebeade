import { analyse } from '../analysis/analyse.ts';
import { fold } from '../analysis/fold.ts';
import { type Glossary, latinWords, longest, otherForms, type Rendering } from './glossary.ts';

/**
 * The terms that stand for a text in the other language, with weights of at most 1 for each expression found, to be added to the text's own terms.
 * The longest expressions are taken, from the left; what the glossary does not know has none.
 */
export function translate(text: string, glossary: Glossary): Map<string, number> {
  const terms = new Map<string, number>();
  for (const renderings of [...ofHan(text, glossary), ...ofLatin(text, glossary)]) {
    for (const { text: rendered, weight } of renderings) {
      const parts = analyse(rendered);
      // An expression of several words counts as one.
      for (const { term } of parts) terms.set(term, Math.max(terms.get(term) ?? 0, weight / Math.sqrt(parts.length)));
    }
  }
  return terms;
}

function ofHan(text: string, { toEnglish }: Glossary): (readonly Rendering[])[] {
  const found: (readonly Rendering[])[] = [];
  for (const { 0: run } of fold(text).text.matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at < run.length; ) {
      let length = Math.min(longest.han, run.length - at);
      // A single character stands for too much.
      while (length > 1 && !toEnglish.has(run.slice(at, at + length))) length -= 1;
      const renderings = length > 1 ? toEnglish.get(run.slice(at, at + length)) : undefined;
      if (renderings !== undefined) found.push(renderings);
      at += length;
    }
  }
  return found;
}

function ofLatin(text: string, { toChinese }: Glossary): (readonly Rendering[])[] {
  const found: (readonly Rendering[])[] = [];
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
    if (renderings !== undefined) found.push(renderings);
    at += length;
  }
  return found;
}
