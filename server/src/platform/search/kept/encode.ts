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

export function decode(id: string, text: string): PlainDocument {
  const { t, w, v, n } = JSON.parse(text) as Encoded;
  return { id, terms: t, weights: w, ...(v ? { values: v } : {}), ...(n ? { numbers: n } : {}) };
}
