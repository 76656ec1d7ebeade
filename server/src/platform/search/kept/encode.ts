import type { SearchDocument } from '../port.ts';
import type { PlainDocument } from '../segment/build.ts';

// Lists, not an object: a term may be called as anything, and lists of texts are read three times as fast.
type Encoded = {
  readonly t: readonly string[];
  readonly w: readonly number[];
  readonly v?: Readonly<Record<string, readonly string[]>>;
  readonly n?: Readonly<Record<string, number>>;
};

/** A document as the database keeps it. */
export function encode({ terms, values, numbers }: SearchDocument): string {
  const encoded: Encoded = {
    t: [...terms.keys()],
    w: Array.from(terms.values(), rounded),
    ...(values ? { v: values } : {}),
    ...(numbers ? { n: numbers } : {}),
  };
  return JSON.stringify(encoded);
}

/** To four places, which is far below a step of an impact: thirds would be half of all that is kept. What is too small for that stays. */
const rounded = (weight: number): number => (weight < 0.1 ? weight : Math.round(weight * 10_000) / 10_000);

/** A document as `encode` wrote it before it is put, perhaps in another thread: in one line, or in several that each say some of it. */
export type EncodedDocument = { readonly id: string; readonly encoded: string };

/** One document of what each says; of a term that both have the weights count together. JSON has no line breaks of its own. */
export const encodedTogether = (one: string, more: string): string => `${one}\n${more}`;

export function decode(id: string, text: string): PlainDocument {
  const [first = '', ...more] = text.includes('\n') ? text.split('\n') : [text];
  const { t, w, v, n } = more.reduce(merged, JSON.parse(first) as Encoded);
  return { id, terms: t, weights: w, ...(v ? { values: v } : {}), ...(n ? { numbers: n } : {}) };
}

function merged(one: Encoded, line: string): Encoded {
  const more = JSON.parse(line) as Encoded;
  const further = new Map(more.t.map((term, at) => [term, more.w[at] ?? 0]));
  const w = one.t.map((term, at) => {
    const added = further.get(term) ?? 0;
    if (added > 0) further.delete(term);
    return (one.w[at] ?? 0) + added;
  });
  return {
    t: [...one.t, ...further.keys()],
    w: [...w, ...further.values()],
    ...(one.v || more.v ? { v: { ...one.v, ...more.v } } : {}),
    ...(one.n || more.n ? { n: { ...one.n, ...more.n } } : {}),
  };
}
