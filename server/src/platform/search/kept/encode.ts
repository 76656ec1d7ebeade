import type { SearchDocument } from '../port.ts';
import type { Beside, Take, ToldDocument } from '../segment/build.ts';

/** Between two terms, and behind the terms of one weight. */
const term = '\u001f';
const weight = '\u001d';
const termUnit = term.charCodeAt(0);
/** What a term seldom has, and what cannot be kept as it is where it has it. */
const sign = /\p{Cc}/u;

/** Lists, not an object: a term may be called as anything. */
type Listed = {
  readonly t: readonly string[];
  readonly w: readonly number[];
  readonly v?: SearchDocument['values'];
  readonly n?: SearchDocument['numbers'];
};

/**
 * A document as the database keeps it, in one line: for each weight, itself and all terms that have it; then values and numbers as JSON. Most of a
 * text's words have one weight, so this is half of a list of weights beside the terms, and is read term by term where it lies. Where a term has a sign
 * that would end it, all of it is JSON; so was every document before.
 */
export function encode({ terms, values, numbers }: SearchDocument): string {
  const beside = { ...(values ? { v: values } : {}), ...(numbers ? { n: numbers } : {}) };
  const all = [...terms.keys()].join('');
  if (sign.test(all) || !all.isWellFormed())
    return JSON.stringify({ t: [...terms.keys()], w: Array.from(terms.values(), rounded), ...beside });
  const byWeight = new Map<number, string[]>();
  for (const [text, exact] of terms) {
    const alike = byWeight.get(exact);
    if (alike) alike.push(text);
    else byWeight.set(exact, [`${rounded(exact)}`, text]);
  }
  const groups = Array.from(byWeight.values(), (texts) => texts.join(term));
  return [...groups, JSON.stringify(beside)].join(weight);
}

/** To four places, which is far below a step of an impact. What is too small for that stays. */
const rounded = (exact: number): number => (exact < 0.1 ? exact : Math.round(exact * 10_000) / 10_000);

/** Between documents that are handed on as one text: no line has one. */
export const separator = '\u001e';

/**
 * Documents that were encoded before they are put, perhaps in another thread: all of them in UTF-8 between separators. To each belongs a line of its
 * own and one that all share; of a term that several lines of a document have the weights count together.
 */
export type EncodedBatch = {
  readonly ids: readonly string[];
  readonly texts: Uint8Array;
  readonly each: readonly string[];
  readonly all: string;
};

/** A document that was kept, on its way into a segment. A term takes two signs at least. */
export const kept = (id: string, text: string): ToldDocument => ({
  id,
  most: text.length >> 1,
  tell: (take) => {
    let [all, from]: [Beside, number] = [{}, 0];
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      all = together(all, tellLine(text, from, end, take));
      from = end + 1;
    }
    return together(all, tellLine(text, from, text.length, take));
  },
});

const together = (one: Beside, more: Beside): Beside => ({
  ...(one.values || more.values ? { values: { ...one.values, ...more.values } } : {}),
  ...(one.numbers || more.numbers ? { numbers: { ...one.numbers, ...more.numbers } } : {}),
});

function tellLine(text: string, from: number, to: number, take: Take): Beside {
  let at = from;
  for (let end = text.indexOf(weight, at); end >= 0 && end < to; end = text.indexOf(weight, at)) {
    let begins = endOf(text, at, end) + 1;
    const each = Number(text.slice(at, begins - 1));
    while (begins < end) {
      const ends = endOf(text, begins, end);
      take(text, begins, ends, each);
      begins = ends + 1;
    }
    at = end + 1;
  }
  const { t = [], w = [], v, n } = JSON.parse(text.slice(at, to)) as Partial<Listed>;
  t.forEach((one, nth) => {
    take(one, 0, one.length, w[nth] ?? 0);
  });
  return { ...(v ? { values: v } : {}), ...(n ? { numbers: n } : {}) };
}

/** Where the term or the weight that begins here ends. */
function endOf(text: string, from: number, most: number): number {
  let at = from;
  while (at < most && text.charCodeAt(at) !== termUnit) at += 1;
  return at;
}
