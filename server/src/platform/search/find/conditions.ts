import type { Condition } from '../port.ts';
import { hashOf } from '../segment/hash.ts';
import type { Segment } from '../segment/segment.ts';
import type { Part } from './part.ts';

/** 1 for each document of a part that is still there and meets all conditions. */
export function meeting({ segment, gone }: Part, conditions: readonly Condition[]): Uint8Array {
  const open = new Uint8Array(segment.head.documents);
  for (let doc = 0; doc < open.length; doc += 1) open[doc] = 1 - (gone[doc] ?? 0);
  const holds = new Uint8Array(open.length);
  for (const condition of conditions) {
    holds.fill(0);
    mark(segment, condition, holds);
    const wanted = condition.not ? 0 : 1;
    for (let doc = 0; doc < open.length; doc += 1) if (holds[doc] !== wanted) open[doc] = 0;
  }
  return open;
}

/** Sets 1 for each document of which the condition holds, its `not` aside. */
function mark(segment: Segment, condition: Condition, holds: Uint8Array): void {
  if (condition.is === 'term') markTerms(segment, condition.anyOf, holds);
  else if (condition.is === 'value') markValues(segment, condition.name, condition.anyOf, holds);
  else {
    const { name, from = Number.NEGATIVE_INFINITY, upTo = Number.POSITIVE_INFINITY } = condition;
    const numbers = segment.numbersOf(name) ?? [];
    for (let doc = 0; doc < numbers.length; doc += 1) {
      const number = numbers[doc] ?? Number.NaN;
      if (number >= from && number <= upTo) holds[doc] = 1;
    }
  }
}

function markTerms(segment: Segment, terms: readonly string[], holds: Uint8Array): void {
  const { docs } = segment;
  for (const term of terms) {
    const there = segment.postings(hashOf(term));
    for (let n = there?.from ?? 0; n < (there?.to ?? 0); n += 1) holds[docs[n] ?? 0] = 1;
  }
}

function markValues(segment: Segment, name: string, wanted: readonly string[], holds: Uint8Array): void {
  const values = segment.valuesOf(name);
  if (!values) return;
  const { count, held, of } = values;
  const isWanted = new Uint8Array(count);
  const texts = new Set(wanted);
  let any = false;
  for (let n = 0; n < count; n += 1) {
    if (!texts.has(values.text(n))) continue;
    isWanted[n] = 1;
    any = true;
  }
  if (!any) return;
  for (let doc = 0; doc < holds.length; doc += 1) {
    const end = of[doc + 1] ?? 0;
    for (let n = of[doc] ?? 0; n < end; n += 1) if (isWanted[held[n] ?? 0] === 1) holds[doc] = 1;
  }
}
