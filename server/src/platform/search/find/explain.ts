import type { Explained, SearchQuery } from '../port.ts';
import type { Parts } from './part.ts';
import { weigh } from './weigh.ts';

/** What each term adds to the score of one document; null where no part has it. */
export function explain(parts: Parts, id: string, terms: SearchQuery['terms']): Explained | null {
  const place = parts.findIndex(({ segment, gone }) => {
    const doc = segment.docOf(id);
    return doc >= 0 && gone[doc] === 0;
  });
  const part = parts[place];
  if (!part) return null;
  const { docs, impacts } = part.segment;
  const doc = part.segment.docOf(id);
  const contributions = weigh(parts, terms).flatMap(({ term, rarity, inParts }) => {
    const here = inParts[place];
    if (!here) return [];
    const found = docs.subarray(here.from, here.to).indexOf(doc);
    return found < 0 ? [] : [{ term, rarity, contribution: here.factor * (impacts[here.from + found] ?? 0) }];
  });
  contributions.sort((a, b) => b.contribution - a.contribution);
  return { score: contributions.reduce((sum, { contribution }) => sum + contribution, 0), contributions };
}
