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
  for (const one of anyOf) {
    if (typeof one === 'string') {
      const there = segment.postings(hashOf(one));
      for (let n = there?.from ?? 0; n < (there?.to ?? 0); n += 1) has[segment.docs[n] as number] = 1;
    } else {
      const met = metBy(segment, new Set(one));
      for (let doc = 0; doc < has.length; doc += 1) if (met[doc] === 1) has[doc] = 1;
    }
  }
  const { array } = docs;
  let kept = 0;
  for (let n = 0; n < docs.length; n += 1) {
    const doc = array[n] as number;
    if ((has[doc] === 1) === wanted) array[kept++] = doc;
  }
  docs.length = kept;
}

/** Marks the documents in which all of these terms stand. */
function metBy(segment: Segment, terms: ReadonlySet<string>): Uint8Array {
  let met = new Uint8Array(segment.head.documents).fill(1);
  for (const term of terms) {
    const before = met;
    met = new Uint8Array(before.length);
    const there = segment.postings(hashOf(term));
    for (let n = there?.from ?? 0; n < (there?.to ?? 0); n += 1) {
      const doc = segment.docs[n] as number;
      met[doc] = before[doc] as number;
    }
  }
  return met;
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
