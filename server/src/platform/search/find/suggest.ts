import type { FacetValue, Suggest } from '../port.ts';
import { hashOf } from '../segment/hash.ts';
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

function valuesFrom({ segment, gone }: Part, asked: Suggest & { readonly is: 'value' }, tell: Tell): void {
  const values = segment.valuesOf(asked.name);
  if (!values) return;
  const { texts, of, held } = values;
  const { from, to } = texts.beginning(asked.prefix);
  if (from === to) return;
  const counts = new Uint32Array(to - from);
  for (let doc = 0; doc < gone.length; doc += 1) {
    if (gone[doc] === 1) continue;
    const end = of[doc + 1] as number;
    for (let at = of[doc] as number; at < end; at += 1) {
      const value = held[at] as number;
      if (value >= from && value < to) counts[value - from] = (counts[value - from] as number) + 1;
    }
  }
  counts.forEach((count, n) => {
    if (count > 0) tell(texts.at(from + n), count, 0);
  });
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
