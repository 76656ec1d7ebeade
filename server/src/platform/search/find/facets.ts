import type { FacetValue, SearchQuery } from '../port.ts';
import type { Segment, Values } from '../segment/segment.ts';
import type { Docs } from './narrow.ts';

/** Counts the values of what is found, part by part. */
export class FacetCounts {
  private readonly asked: NonNullable<SearchQuery['facets']>;
  private readonly counts: readonly Map<string, number>[];

  constructor(asked: NonNullable<SearchQuery['facets']>) {
    this.asked = asked;
    this.counts = asked.map(() => new Map());
  }

  /** Takes in what is found in a part. */
  take(segment: Segment, found: Docs): void {
    this.asked.forEach(({ name }, n) => {
      const values = segment.valuesOf(name);
      const counts = this.counts[n];
      if (!values || !counts) return;
      countValues(values, found).forEach((count, value) => {
        if (count === 0) return;
        const text = values.texts.at(value);
        counts.set(text, (counts.get(text) ?? 0) + count);
      });
    });
  }

  result(): Record<string, readonly FacetValue[]> {
    return Object.fromEntries(
      this.asked.map(({ name, most }, n) => [
        name,
        [...(this.counts[n] ?? [])]
          .map(([value, count]) => ({ value, count }))
          .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
          .slice(0, most),
      ]),
    );
  }
}

function countValues({ texts, of, held }: Values, { array, length }: Docs): Uint32Array {
  const counts = new Uint32Array(texts.count);
  for (let n = 0; n < length; n += 1) {
    const doc = array[n] as number;
    const end = of[doc + 1] as number;
    for (let at = of[doc] as number; at < end; at += 1) {
      const value = held[at] as number;
      counts[value] = (counts[value] as number) + 1;
    }
  }
  return counts;
}
