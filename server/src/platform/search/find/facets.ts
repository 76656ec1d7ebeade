import type { FacetValue, SearchQuery } from '../port.ts';
import type { Segment, Values } from '../segment/segment.ts';

/** Counts the values of what is found, part by part. */
export class FacetCounts {
  private readonly asked: NonNullable<SearchQuery['facets']>;
  private readonly counts: readonly Map<string, number>[];

  constructor(asked: NonNullable<SearchQuery['facets']>) {
    this.asked = asked;
    this.counts = asked.map(() => new Map());
  }

  /** Takes in a part: `found` is 1 for each of its documents that is found. */
  take(segment: Segment, found: Uint8Array): void {
    this.asked.forEach(({ name }, n) => {
      const values = segment.valuesOf(name);
      const counts = this.counts[n];
      if (!values || !counts) return;
      countValues(values, found).forEach((count, value) => {
        if (count === 0) return;
        const text = values.text(value);
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

function countValues({ count, of, held }: Values, found: Uint8Array): Uint32Array {
  const counts = new Uint32Array(count);
  for (let doc = 0; doc < found.length; doc += 1) {
    if (found[doc] === 0) continue;
    const end = of[doc + 1] ?? 0;
    for (let n = of[doc] ?? 0; n < end; n += 1) {
      const value = held[n] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return counts;
}
