import { cooccurrence } from './cooccurrence.ts';
import { factor } from './factor.ts';

/** Words as points on a sphere: words that are used alike lie near each other. */
export type Vectors = {
  readonly dimensions: number;
  readonly placeOf: ReadonlyMap<string, number>;
  /** Of unit length each, one after the other. */
  readonly values: Float32Array;
};

export type Training = {
  readonly dimensions: number;
  /** A word that stands less often than this is not learned. */
  readonly least: number;
  /** Of more words, the most frequent are learned. */
  readonly most: number;
};

/**
 * Learns words from the texts that the platform holds (lists of words, such as a title, or a sentence of a need), without anything from outside.
 * The same texts give the same vectors. 20,000 short texts take some 10 s of one core: a job, never a request.
 */
export function trainVectors(
  texts: readonly (readonly string[])[],
  { dimensions, least, most }: Training = { dimensions: 100, least: 2, most: 20_000 },
): Vectors {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].filter(([, often]) => often >= least).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const placeOf = new Map(words.slice(0, most).map(([word], place) => [word, place]));
  const places = texts.map((text) => text.flatMap((word) => placeOf.get(word) ?? []));
  const values = factor(cooccurrence(places, placeOf.size), dimensions);
  for (let at = 0; at < values.length; at += dimensions) {
    const length = Math.hypot(...values.subarray(at, at + dimensions)) || 1;
    for (let i = at; i < at + dimensions; i += 1) values[i] = (values[i] ?? 0) / length;
  }
  return { dimensions, placeOf, values };
}

/** The point of a word; undefined where it was not learned. */
export function pointOf({ dimensions, placeOf, values }: Vectors, word: string): Float32Array | undefined {
  const place = placeOf.get(word);
  return place === undefined ? undefined : values.subarray(place * dimensions, (place + 1) * dimensions);
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** The direction of weighed words together, of unit length; null where none of them was learned. */
export function directionOf(
  vectors: Vectors,
  words: Iterable<readonly [word: string, weight: number]>,
): Float32Array | null {
  const sum = new Float32Array(vectors.dimensions);
  for (const [word, weight] of words) {
    pointOf(vectors, word)?.forEach((value, i) => {
      sum[i] = (sum[i] ?? 0) + weight * value;
    });
  }
  const length = Math.hypot(...sum);
  return length === 0 ? null : sum.map((value) => value / length);
}
