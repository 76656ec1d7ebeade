import { fold } from './fold.ts';

/** Beginning and end of a place in a text, in UTF-16 units. */
export type Mark = readonly [number, number];

const latin = /[\p{Script=Latin}\p{N}]/u;
/** The endings under which a word is the same: what a folded word may go on with. */
const ending = /^(?:s|es|ing|ed)?$/;

/**
 * Where terms stand in a text as it was given, in order; what touches is one place. Looks for the terms themselves, which is a hundred times as fast as
 * analysing the text: a Latin one as a whole word with its usual endings, a Han one anywhere.
 */
export function marksOf(text: string, terms: Iterable<string>): Mark[] {
  const { text: folded, from, to } = fold(text);
  const found: [number, number][] = [];
  for (const term of terms) {
    const word = latin.test(term.charAt(0));
    // A folded plural has lost its ending: batteries stand as battery.
    const stem = word && term.length > 3 && term.endsWith('y') ? term.slice(0, -1) : term;
    for (let at = folded.indexOf(stem); at >= 0 && stem !== ''; at = folded.indexOf(stem, at + stem.length)) {
      const end = word ? endOfWord(folded, at, stem, term) : at + stem.length;
      if (end > 0) found.push([from[at] ?? 0, to[end - 1] ?? 0]);
    }
  }
  return joined(found);
}

/** Where a word that begins here ends; 0 where it is another word. */
function endOfWord(folded: string, at: number, stem: string, term: string): number {
  if (at > 0 && latin.test(folded.charAt(at - 1))) return 0;
  let end = at + stem.length;
  while (end < folded.length && latin.test(folded.charAt(end))) end += 1;
  const rest = folded.slice(at + stem.length, end);
  if (stem !== term) return rest === 'y' || rest === 'ies' ? end : 0;
  return ending.test(rest) ? end : 0;
}

function joined(found: [number, number][]): Mark[] {
  const all: [number, number][] = [];
  for (const [start, end] of found.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = all.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}

/** The part of a text of about so many characters in which the most of these places stand, with its own places; null where there is none. */
export function excerptOf(
  text: string,
  marks: readonly Mark[],
  length: number,
): { text: string; marks: Mark[] } | null {
  let best: { first: Mark; sum: number } | null = null;
  for (const [n, first] of marks.entries()) {
    let sum = 0;
    for (let i = n; i < marks.length && (marks[i]?.[1] ?? 0) <= first[0] + length; i += 1)
      sum += (marks[i]?.[1] ?? 0) - (marks[i]?.[0] ?? 0);
    if (!best || sum > best.sum) best = { first, sum };
  }
  if (!best) return null;
  const start = beginning(text, Math.max(0, best.first[0] - Math.floor(length / 4)), best.first[0]);
  const end = Math.min(text.length, Math.max(start + length, best.first[1]));
  // No half of a character at the end.
  const cut = text.slice(start, end).replace(/[\ud800-\udbff]$/, '');
  const own = marks.flatMap(([a, b]): Mark[] =>
    a >= start && b <= start + cut.length ? [[a - start, b - start]] : [],
  );
  const before = start > 0 ? '…' : '';
  const after = start + cut.length < text.length ? '…' : '';
  const shift = before.length;
  return { text: `${before}${cut}${after}`, marks: own.map(([a, b]): Mark => [a + shift, b + shift]) };
}

/** A sentence's beginning between two places, or the first of them moved off the middle of a word. */
function beginning(text: string, from: number, to: number): number {
  if (from === 0) return 0;
  const between = text.slice(from, to);
  const sentence = Math.max(...['。', '；', '\n', '. '].map((sign) => between.lastIndexOf(sign)));
  if (sentence >= 0) return from + sentence + 1;
  const word = /[^\p{Script=Latin}\p{N}]/u.exec(between);
  return word ? from + word.index + (/[\udc00-\udfff]/.test(text.charAt(from + word.index)) ? 1 : 0) : to;
}
