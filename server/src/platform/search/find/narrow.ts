import type { Condition } from '../port.ts';
import { hashOf } from '../segment/hash.ts';
import type { Segment } from '../segment/segment.ts';
import type { Part } from './part.ts';

/** Documents of a part: the first so many numbers of an array that is used again and again. */
export type Docs = { readonly array: Uint16Array; length: number };

/** Leaves those documents that are still there and meet all conditions. */
export function narrow({ segment, gone }: Part, conditions: readonly Condition[], docs: Docs): void {
  const { array } = docs;
  let kept = 0;
  for (let n = 0; n < docs.length; n += 1) {
    const doc = array[n] as number;
    if (gone[doc] === 0) array[kept++] = doc;
  }
  docs.length = kept;
  for (const condition of conditions) {
    const wanted = condition.not !== true;
    if (condition.is === 'term') byTerms(segment, condition.anyOf, wanted, docs);
    else if (condition.is === 'value') byValues(segment, condition.name, condition.anyOf, wanted, docs);
    else byNumber(segment, condition, wanted, docs);
  }
}

function byTerms(segment: Segment, anyOf: readonly (string | readonly string[])[], wanted: boolean, docs: Docs): void {
  const has = new Uint8Array(segment.head.documents);
  let stood: Uint16Array | null = null;
  for (const one of anyOf) {
    if (typeof one !== 'string') {
      stood ??= new Uint16Array(has.length);
      markAll(segment, one, stood, has);
      continue;
    }
    const list = docsOf(segment, one);
    for (let n = 0; n < list.length; n += 1) has[list[n] as number] = 1;
  }
  const { array } = docs;
  let kept = 0;
  for (let n = 0; n < docs.length; n += 1) {
    const doc = array[n] as number;
    if ((has[doc] === 1) === wanted) array[kept++] = doc;
  }
  docs.length = kept;
}

function docsOf(segment: Segment, term: string): Uint16Array {
  const there = segment.postings(hashOf(term));
  return segment.docs.subarray(there?.from ?? 0, there?.to ?? 0);
}

/** Marks the documents in which all of these terms stand. `stood` holds zeros, and again afterwards: only what the rarest term names is touched. */
function markAll(segment: Segment, terms: readonly string[], stood: Uint16Array, has: Uint8Array): void {
  const lists = [...new Set(terms)].map((term) => docsOf(segment, term)).sort((a, b) => a.length - b.length);
  const [rarest] = lists;
  if (!rarest) {
    has.fill(1);
    return;
  }
  for (const [met, list] of lists.entries())
    for (let n = 0; n < list.length; n += 1) {
      const doc = list[n] as number;
      if (stood[doc] === met) stood[doc] = met + 1;
    }
  for (let n = 0; n < rarest.length; n += 1) {
    const doc = rarest[n] as number;
    if (stood[doc] === lists.length) has[doc] = 1;
    stood[doc] = 0;
  }
}

function byValues(segment: Segment, name: string, anyOf: readonly string[], wanted: boolean, docs: Docs): void {
  const values = segment.valuesOf(name);
  const asked = values ? anyOf.map((text) => values.texts.find(text)).filter((value) => value >= 0) : [];
  if (!values || asked.length === 0) {
    if (wanted) docs.length = 0;
    return;
  }
  const { of, held, texts } = values;
  const isAsked = new Uint8Array(texts.count);
  for (const value of asked) isAsked[value] = 1;
  const { array } = docs;
  let kept = 0;
  for (let n = 0; n < docs.length; n += 1) {
    const doc = array[n] as number;
    const end = of[doc + 1] as number;
    let has = false;
    for (let at = of[doc] as number; at < end; at += 1) if (isAsked[held[at] as number] === 1) has = true;
    if (has === wanted) array[kept++] = doc;
  }
  docs.length = kept;
}

function byNumber(
  segment: Segment,
  { name, from = Number.NEGATIVE_INFINITY, upTo = Number.POSITIVE_INFINITY }: Condition & { readonly is: 'number' },
  wanted: boolean,
  docs: Docs,
): void {
  const numbers = segment.numbersOf(name);
  if (!numbers) {
    if (wanted) docs.length = 0;
    return;
  }
  const { array } = docs;
  let kept = 0;
  for (let n = 0; n < docs.length; n += 1) {
    const doc = array[n] as number;
    const number = numbers[doc] as number;
    if ((number >= from && number <= upTo) === wanted) array[kept++] = doc;
  }
  docs.length = kept;
}
