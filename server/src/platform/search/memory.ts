import { accept } from './accept.ts';
import { explain } from './find/explain.ts';
import { averageLength, hasDrifted, type Part, partsOf } from './find/part.ts';
import { search } from './find/search.ts';
import { suggest } from './find/suggest.ts';
import type { SearchDocument, SearchIndex } from './port.ts';
import { told } from './segment/build.ts';

/** So many parts are searched before they are made one again. */
const mostParts = 8;

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
      parts.push(...partsOf([...last.values()].map(told), parts));
      const average = averageLength(parts);
      if (parts.length > mostParts || parts.some((part) => hasDrifted(part, average)))
        parts = partsOf([...documents.values()].map(told));
    },
    delete: async (ids) => {
      for (const id of ids) if (documents.delete(id)) mask(id);
    },
    search: async (query) => ({ ...search(parts, query), coverage: { is: 'whole' } }),
    suggest: async (asked) => suggest(parts, asked),
    explain: async (id, terms) => explain(parts, id, terms),
    settled: async () => undefined,
  };
}
