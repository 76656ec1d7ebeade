import { accept } from './accept.ts';
import { explain } from './find/explain.ts';
import type { Part, Parts } from './find/part.ts';
import { search } from './find/search.ts';
import type { SearchDocument, SearchIndex } from './port.ts';
import { type PlainDocument, SegmentBuilder } from './segment/build.ts';
import { Segment } from './segment/segment.ts';

/** So many parts are searched before they are made one again. */
const mostParts = 8;

/** A document with terms and weights side by side, as segments are built from. */
export const plain = ({ terms, ...rest }: SearchDocument): PlainDocument => ({
  ...rest,
  terms: [...terms.keys()],
  weights: [...terms.values()],
});

/**
 * A part of these documents, each id once; more than one where a segment cannot hold them, none of none. Their average length is taken
 * over them and what is beside them.
 */
export function partsOf(documents: Iterable<PlainDocument>, beside: Parts = []): Part[] {
  const known = beside.reduce(
    (sum, { segment: { head } }) => ({ length: sum.length + head.length, size: sum.size + head.documents }),
    { length: 0, size: 0 },
  );
  const parts: Part[] = [];
  let builder = new SegmentBuilder();
  const finish = () => {
    if (builder.size === 0) return;
    const segment = new Segment(builder.finish((known.length + builder.length) / (known.size + builder.size)));
    parts.push({ segment, gone: new Uint8Array(builder.size) });
    builder = new SegmentBuilder();
  };
  for (const document of documents) {
    if (builder.full(document.terms.length)) finish();
    builder.add(document);
  }
  finish();
  return parts;
}

/** An index of segments in the memory of this thread, lost with it, which waits for each search: for benches, tools and tests. */
export function memoryIndex(): SearchIndex {
  const documents = new Map<string, SearchDocument>();
  let parts: Part[] = [];
  const mask = (id: string) => {
    for (const { segment, gone } of parts) {
      const doc = segment.docOf(id);
      if (doc >= 0) gone[doc] = 1;
    }
  };
  return {
    put: async (put) => {
      put.forEach(accept);
      const last = new Map(put.map((one) => [one.id, one]));
      for (const [id, document] of last) {
        mask(id);
        documents.set(id, document);
      }
      parts.push(...partsOf([...last.values()].map(plain), parts));
      if (parts.length > mostParts) parts = partsOf([...documents.values()].map(plain));
    },
    delete: async (ids) => {
      for (const id of ids) if (documents.delete(id)) mask(id);
    },
    search: async (query) => ({ ...search(parts, query), coverage: { is: 'whole' } }),
    explain: async (id, terms) => explain(parts, id, terms),
    settled: async () => undefined,
    close: async () => undefined,
  };
}
