import type { Segment } from '../segment/segment.ts';
import type { Postings } from './weigh.ts';

/** Adds what each term adds to the score of each document that has it. */
export function scoreAll({ docs, impacts }: Segment, terms: readonly Postings[], scores: Float32Array): void {
  for (const { from, to, factor } of terms)
    for (let n = from; n < to; n += 1) {
      const doc = docs[n] as number;
      scores[doc] = (scores[doc] as number) + factor * (impacts[n] as number);
    }
}

/**
 * Scores of the documents of a part that can come above `bar`, by MaxScore: terms that even together cannot lift a document above it
 * are only looked up for documents that others have found. Returns those documents; `scores` holds zeros before, and after
 * `clear` of what it returned as `touched`.
 */
export function scoreAbove(
  { docs, impacts }: Segment,
  terms: readonly Postings[],
  open: Uint8Array,
  bar: number,
  scores: Float32Array,
): { readonly found: readonly number[]; readonly touched: readonly number[] } {
  const ordered = terms.toSorted((a, b) => b.most - a.most);
  // What the terms from the nth on add at most.
  const rest = new Float64Array(ordered.length + 1);
  for (let n = ordered.length - 1; n >= 0; n -= 1) rest[n] = (rest[n + 1] ?? 0) + (ordered[n]?.most ?? 0) * rounding;
  let leading = ordered.length;
  while (leading > 0 && (rest[leading - 1] ?? 0) <= bar) leading -= 1;
  const touched: number[] = [];
  for (const { from, to, factor } of ordered.slice(0, leading))
    for (let n = from; n < to; n += 1) {
      const doc = docs[n] as number;
      if (scores[doc] === 0) touched.push(doc);
      scores[doc] = (scores[doc] as number) + factor * (impacts[n] as number);
    }
  let found = touched.filter(
    (doc) => open[doc] === 1 && (scores[doc] as number) * rounding + (rest[leading] ?? 0) > bar,
  );
  for (let n = leading; n < ordered.length && found.length > 0; n += 1) {
    const term = ordered[n];
    if (!term) break;
    lookUp(docs, impacts, term, found, scores);
    found = found.filter((doc) => (scores[doc] as number) * rounding + (rest[n + 1] ?? 0) > bar);
  }
  return { found, touched };
}

/** Sums of 32 bits round: no document is left out for that. */
const rounding = 1 + 1e-5;

/** Adds one term to some documents: each is looked for in its postings, or all of these are gone through where that is less work. */
function lookUp(
  docs: Uint16Array,
  impacts: Uint8Array,
  { from, to, factor }: Postings,
  found: readonly number[],
  scores: Float32Array,
): void {
  if (found.length * (4 + Math.log2(to - from)) > to - from) {
    for (let n = from; n < to; n += 1) {
      const doc = docs[n] as number;
      // What no leading term has touched has no score, and gets none.
      if (scores[doc] !== 0) scores[doc] = (scores[doc] as number) + factor * (impacts[n] as number);
    }
    return;
  }
  for (const doc of found) {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((docs[middle] as number) < doc) low = middle + 1;
      else high = middle;
    }
    if (low < to && docs[low] === doc) scores[doc] = (scores[doc] as number) + factor * (impacts[low] as number);
  }
}
