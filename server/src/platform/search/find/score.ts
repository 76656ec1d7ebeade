import type { Segment } from '../segment/segment.ts';
import type { Docs } from './narrow.ts';
import type { Postings } from './weigh.ts';

/** Adds what each term adds to the score of each document that has it. */
export function scoreAll({ docs, impacts }: Segment, terms: readonly Postings[], scores: Float32Array): void {
  for (const { from, to, factor } of terms)
    for (let n = from; n < to; n += 1) {
      const doc = docs[n] as number;
      scores[doc] = (scores[doc] as number) + factor * (impacts[n] as number);
    }
}

/** What `scoreAbove` works with: zeros before, and again when the scores of `touched` are set to zero. */
export type Sums = { readonly scores: Float32Array; readonly touched: Docs; readonly found: Docs };

/** Sums of 32 bits round: no document is left out for that. */
const rounding = 1 + 1e-5;

/**
 * Finds and scores the documents of a part that can come above `bar`, by MaxScore: terms that even together cannot lift a document above it
 * are only looked up for documents that the others have found, and that `admit` has left.
 */
export function scoreAbove(
  { docs, impacts }: Segment,
  terms: readonly Postings[],
  bar: number,
  { scores, touched, found }: Sums,
  admit: (docs: Docs) => void,
): void {
  const ordered = terms.toSorted((a, b) => b.most - a.most);
  // What the terms from the nth on add at most.
  const rest = new Float64Array(ordered.length + 1);
  for (let n = ordered.length - 1; n >= 0; n -= 1)
    rest[n] = (rest[n + 1] as number) + (ordered[n]?.most ?? 0) * rounding;
  let leading = ordered.length;
  while (leading > 0 && (rest[leading - 1] as number) <= bar) leading -= 1;
  let count = 0;
  for (const { from, to, factor } of ordered.slice(0, leading))
    for (let n = from; n < to; n += 1) {
      const doc = docs[n] as number;
      const score = scores[doc] as number;
      if (score === 0) touched.array[count++] = doc;
      scores[doc] = score + factor * (impacts[n] as number);
    }
  touched.length = count;
  found.array.set(touched.array.subarray(0, count));
  found.length = count;
  keepAbove(found, scores, bar - (rest[leading] as number));
  admit(found);
  for (let n = leading; n < ordered.length && found.length > 0; n += 1) {
    const term = ordered[n];
    if (!term) break;
    lookUp(docs, impacts, term, found, scores);
    keepAbove(found, scores, bar - (rest[n + 1] as number));
  }
}

function keepAbove(docs: Docs, scores: Float32Array, bar: number): void {
  const { array } = docs;
  let kept = 0;
  for (let n = 0; n < docs.length; n += 1) {
    const doc = array[n] as number;
    if ((scores[doc] as number) * rounding > bar) array[kept++] = doc;
  }
  docs.length = kept;
}

/** Adds one term to some documents: each is looked for in its postings, or all of these are gone through where that is less work. */
function lookUp(
  docs: Uint16Array,
  impacts: Uint8Array,
  { from, to, factor }: Postings,
  found: Docs,
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
  for (let n = 0; n < found.length; n += 1) {
    const doc = found.array[n] as number;
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((docs[middle] as number) < doc) low = middle + 1;
      else high = middle;
    }
    if (low < to && docs[low] === doc) scores[doc] = (scores[doc] as number) + factor * (impacts[low] as number);
  }
}
