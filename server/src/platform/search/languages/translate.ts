import { analyse, type Term } from '../analysis/analyse.ts';
import { fold } from '../analysis/fold.ts';
import { type Glossary, latinWords, longest, otherForms, type Rendering } from './glossary.ts';

/** What a word of the other language counts beside one that was said or typed. */
export const otherLanguageShare = 0.6;

/** What stands for an expression: its text, how surely, by which terms it is found, and which must all stand where it is said. */
export type RenderedAs = Rendering & { readonly terms: readonly string[]; readonly needed: readonly string[] };

/** An expression of a text, `text.slice(start, end)`, with what stands for it: nothing where the glossary does not know it. */
export type TextPart = { readonly start: number; readonly end: number; readonly renderings: readonly RenderedAs[] };

/** The expressions of a text, the longest from the left, Han and Latin ones. Of Han ones a single character stands for too much. */
export function partsOf(text: string, glossary: Glossary): TextPart[] {
  return [...ofHan(text, glossary), ...ofLatin(text, glossary)];
}

/**
 * The terms that stand for a text in the other language, with weights of at most 1 for each expression found, to be added to the text's own terms.
 * An expression of several words counts as one.
 */
export function termsOf(parts: readonly TextPart[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { renderings } of parts) {
    for (const { weight, terms } of renderings)
      for (const term of terms) found.set(term, Math.max(found.get(term) ?? 0, weight / Math.sqrt(terms.length)));
  }
  return found;
}

/** The terms that stand for a text in the other language by a glossary (`termsOf`). */
export const translate = (text: string, glossary: Glossary): Map<string, number> => termsOf(partsOf(text, glossary));

function renderedAs({ text, weight }: Rendering): RenderedAs {
  const all = analyse(text);
  // A single character that is but a part of it stands for too much: 器 of 传感器 is in every other text.
  const long = all.filter(({ term }) => [...term].length > 1);
  const single = all.filter(({ term, kind }) => kind === 'word' && [...term].length === 1);
  const joins = ({ start, end }: Term) => single.some((one) => one.start < end && start < one.end);
  // Pairs across its words make it no surer, but where one of these is a single character: 检测 alone does not say 检测器.
  const needed = long.filter((one) => one.kind !== 'pair' || joins(one));
  const names = (some: readonly Term[]) => [...new Set((some.length > 0 ? some : all).map(({ term }) => term))];
  return { text, weight, terms: names(long), needed: names(needed) };
}

/** What is stop words alone is no rendering: 中 of “China” is looked for nowhere, so it would be taken to stand everywhere. */
const part = (start: number, end: number, renderings: readonly Rendering[] | undefined): TextPart => ({
  start,
  end,
  renderings: (renderings ?? []).map(renderedAs).filter(({ needed }) => needed.length > 0),
});

function ofHan(text: string, { toEnglish }: Glossary): TextPart[] {
  const found: TextPart[] = [];
  const { text: folded, from, to } = fold(text);
  for (const { 0: run, index } of folded.matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at < run.length; ) {
      let length = Math.min(longest.han, run.length - at);
      while (length > 1 && toEnglish.get(run.slice(at, at + length)) === undefined) length -= 1;
      const renderings = length > 1 ? toEnglish.get(run.slice(at, at + length)) : undefined;
      found.push(part(from[index + at] ?? 0, to[index + at + length - 1] ?? 0, renderings));
      at += length;
    }
  }
  return found;
}

function ofLatin(text: string, { toChinese }: Glossary): TextPart[] {
  const found: TextPart[] = [];
  const words = latinWords(text);
  for (let at = 0; at < words.length; ) {
    let length = Math.min(longest.words, words.length - at);
    const of = (count: number): readonly Rendering[] | undefined => {
      const said = words.slice(at, at + count).map(({ term }) => term);
      const forms = [said, ...otherForms(said.at(-1) ?? '').map((form) => [...said.slice(0, -1), form])];
      return forms.map((form) => toChinese.get(form.join(' '))).find((renderings) => renderings !== undefined);
    };
    while (length > 1 && of(length) === undefined) length -= 1;
    found.push(part(words[at]?.start ?? 0, words[at + length - 1]?.end ?? 0, of(length)));
    at += length;
  }
  return found;
}
