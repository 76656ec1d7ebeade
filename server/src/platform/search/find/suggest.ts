import type { FacetValue, Suggest } from '../port.ts';
import { hashOf } from '../segment/hash.ts';
import type { Segment } from '../segment/segment.ts';
import type { Part, Parts } from './part.ts';
import { spelledLike } from './spelling.ts';

type Suggested = { count: number; readonly far: number };
type Tell = (value: string, count: number, far: number) => void;

/** Values or terms of living documents that begin with a text or are spelt nearly as one, from these parts. */
export function suggest(parts: Parts, asked: Suggest): FacetValue[] {
  const found = new Map<string, Suggested>();
  const tell: Tell = (value, count, far) => {
    if (count === 0) return;
    const known = found.get(value);
    if (known) known.count += count;
    else found.set(value, { count, far });
  };
  for (const part of parts) {
    if (asked.is === 'value') valuesFrom(part, asked, tell);
    else termsFrom(part, asked, tell);
  }
  return [...found]
    .map(([value, { count, far }]) => ({ value, count, far }))
    .sort((a, b) => a.far - b.far || b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, asked.most)
    .map(({ value, count }) => ({ value, count }));
}

function valuesFrom(part: Part, asked: Suggest & { readonly is: 'value' }, tell: Tell): void {
  const texts = part.segment.valuesOf(asked.name)?.texts;
  if (!texts) return;
  const counts = livingValues(part, asked.name);
  const { from, to } = texts.beginning(asked.prefix);
  for (let n = from; n < to; n += 1) tell(texts.at(n), counts[n] as number, 0);
}

type Counted = { readonly gone: Uint8Array; readonly of: Map<string, Uint32Array> };
const counted = new WeakMap<Segment, Counted>();

/**
 * How many documents that are still there have each value, counted once for as long as the same are gone. Counting takes as long as the
 * part is large: done for beginnings alone that it knows, it would let a clock tell the words of what was withdrawn from those of nothing.
 */
function livingValues({ segment, gone }: Part, name: string): Uint32Array {
  let kept = counted.get(segment);
  if (!kept || Buffer.compare(kept.gone, gone) !== 0) {
    kept = { gone: gone.slice(), of: new Map() };
    counted.set(segment, kept);
  }
  const known = kept.of.get(name);
  if (known) return known;
  const values = segment.valuesOf(name);
  const counts = new Uint32Array(values?.texts.count ?? 0);
  kept.of.set(name, counts);
  if (!values) return counts;
  const { of, held } = values;
  for (let doc = 0; doc < gone.length; doc += 1) {
    if (gone[doc] === 1) continue;
    const end = of[doc + 1] as number;
    for (let at = of[doc] as number; at < end; at += 1) {
      const value = held[at] as number;
      counts[value] = (counts[value] as number) + 1;
    }
  }
  return counts;
}

function termsFrom(part: Part, asked: Exclude<Suggest, { readonly is: 'value' }>, tell: Tell): void {
  const { words } = part.segment;
  const whole = part.gone.indexOf(1) < 0;
  const told = (n: number, far: number) => {
    const word = words.at(n);
    tell(word, living(part, word, whole), far);
  };
  if (asked.is === 'spelling') {
    spelledLike(words, asked.of, told);
    return;
  }
  const { from, to } = words.beginning(asked.prefix);
  for (let n = from; n < to; n += 1) told(n, 0);
}

/** How many documents that are still there have a term. */
function living({ segment, gone }: Part, term: string, whole: boolean): number {
  const there = segment.postings(hashOf(term));
  if (!there) return 0;
  if (whole) return there.to - there.from;
  let count = 0;
  for (let n = there.from; n < there.to; n += 1) if (gone[segment.docs[n] as number] === 0) count += 1;
  return count;
}
