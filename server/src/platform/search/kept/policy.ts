import { averageLength, hasDrifted } from '../find/part.ts';
import { segmentTerms } from '../segment/build.ts';
import { segmentDocuments } from '../segment/layout.ts';
import type { KeptPart } from './part.ts';

/** So many small segments are made one. */
const fanIn = 4;
const small = segmentDocuments * 0.75;
/** A segment that has lost this part of its documents is made anew. */
const mostGone = 1 / 3;

/** Which segments want to be made one (or one, anew): none where nothing would be won by it. */
export function worthMerging(parts: readonly KeptPart[]): KeptPart[] {
  const sized = parts.map((part) => ({ part, living: part.living() })).sort((a, b) => a.living - b.living);
  const few: KeptPart[] = [];
  let [sum, terms] = [0, 0];
  for (const { part, living } of sized) {
    // Those that none has but one of them are not known: all of them together are to fit.
    terms += part.segment.termCount;
    if (living > small || sum + living > segmentDocuments || terms > segmentTerms) break;
    few.push(part);
    sum += living;
  }
  if (few.length >= fanIn) return few;
  const average = averageLength(parts);
  const worst = sized.find(
    ({ part, living }) => living < part.gone.length * (1 - mostGone) || hasDrifted(part, average),
  );
  return worst ? [worst.part] : [];
}
