import { accept } from './accept.ts';
import { impactOf, rarityOf } from './bm25.ts';
import type {
  Condition,
  Contribution,
  FacetValue,
  Found,
  SearchDocument,
  SearchIndex,
  SearchQuery,
  Suggest,
} from './port.ts';

/** BM25 by the book over every document, nothing quantised and nothing left out: what the others are measured against. Slow. */
export function exactIndex(): SearchIndex {
  const documents = new Map<string, SearchDocument>();
  const lengthOf = ({ terms }: SearchDocument) => [...terms.values()].reduce((sum, weight) => sum + weight, 0);
  const having = (term: string) => [...documents.values()].filter(({ terms }) => terms.has(term)).length;
  const averageLength = () => [...documents.values()].reduce((sum, one) => sum + lengthOf(one), 0) / documents.size;
  const scorer = (asked: SearchQuery['terms']) => {
    const average = averageLength();
    const rarities = new Map([...asked.keys()].map((term) => [term, rarityOf(having(term), documents.size)]));
    return (document: SearchDocument): Contribution[] =>
      [...asked].flatMap(([term, weight]) => {
        const inDocument = document.terms.get(term);
        const rarity = rarities.get(term) ?? 0;
        if (inDocument === undefined) return [];
        return [{ term, rarity, contribution: weight * rarity * impactOf(inDocument, lengthOf(document), average) }];
      });
  };
  const total = (contributions: readonly Contribution[]) =>
    contributions.reduce((sum, { contribution }) => sum + contribution, 0);
  const search = (query: SearchQuery): Found => {
    const { terms, conditions = [], order, offset = 0, limit, facets = [] } = query;
    const score = scorer(terms);
    const found = [...documents.values()]
      .filter((one) => conditions.every((condition) => meets(one, condition)))
      .map((document) => ({ document, contributions: score(document) }))
      .filter(({ contributions }) => terms.size === 0 || contributions.length > 0)
      .map(({ document, contributions }) => ({ document, score: total(contributions) }));
    const keyOf = ({ document, score }: (typeof found)[number]) => {
      if (!order) return score;
      const number = own(document.numbers ?? {}, order.number);
      return number === undefined ? Number.NEGATIVE_INFINITY : order.descending ? number : -number;
    };
    const ordered = found.sort((a, b) => (keyOf(a) === keyOf(b) ? 0 : keyOf(b) - keyOf(a)));
    return {
      hits: ordered.slice(offset, offset + limit).map(({ document, score }) => ({ id: document.id, score })),
      total: query.counted || facets.length > 0 ? found.length : null,
      facets: Object.fromEntries(
        facets.map(({ name, most }) => [
          name,
          counts(
            found.map((one) => one.document),
            name,
          ).slice(0, most),
        ]),
      ),
      coverage: { is: 'whole' },
    };
  };
  return {
    put: async (put) => {
      put.forEach(accept);
      for (const document of put) documents.set(document.id, document);
    },
    delete: async (ids) => {
      for (const id of ids) documents.delete(id);
    },
    search: async (query) => search(query),
    suggest: async (asked) => suggestions([...documents.values()], asked),
    explain: async (id, terms) => {
      const document = documents.get(id);
      if (!document) return null;
      const contributions = scorer(terms)(document).sort((a, b) => b.contribution - a.contribution);
      return { score: total(contributions), contributions };
    },
    settled: async () => undefined,
  };
}

/** What stands under a name, which may be one that every object has. */
const own = <T>(held: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(held, name) ? held[name] : undefined;

function meets({ terms, values = {}, numbers = {} }: SearchDocument, condition: Condition): boolean {
  return holds() !== (condition.not ?? false);
  function holds(): boolean {
    if (condition.is === 'term') return condition.anyOf.some((one) => [one].flat().every((term) => terms.has(term)));
    if (condition.is === 'value') return condition.anyOf.some((value) => own(values, condition.name)?.includes(value));
    const number = own(numbers, condition.name);
    const { from = Number.NEGATIVE_INFINITY, upTo = Number.POSITIVE_INFINITY } = condition;
    return number !== undefined && number >= from && number <= upTo;
  }
}

function counts(documents: readonly SearchDocument[], name: string) {
  const byValue = new Map<string, number>();
  for (const { values = {} } of documents)
    for (const value of own(values, name) ?? []) byValue.set(value, (byValue.get(value) ?? 0) + 1);
  return [...byValue]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function suggestions(documents: readonly SearchDocument[], asked: Suggest): FacetValue[] {
  const having = new Map<string, number>();
  const latin = (term: string) => /^[a-z0-9]{3,32}$/.test(term) && /[a-z]/.test(term);
  for (const { terms, values = {} } of documents)
    for (const one of asked.is === 'value' ? (own(values, asked.name) ?? []) : [...terms.keys()].filter(latin))
      having.set(one, (having.get(one) ?? 0) + 1);
  const farOf = (value: string) => {
    if (asked.is !== 'spelling') return value.startsWith(asked.prefix) ? 0 : null;
    const far = editsBetween(asked.of, value);
    const allowed = asked.of.length < 4 ? 0 : asked.of.length < 8 ? 1 : 2;
    return value[0] === asked.of[0] && far <= allowed ? far : null;
  };
  const found = [...having].map(([value, count]) => ({ value, count, far: farOf(value) }));
  return found
    .flatMap(({ far, ...rest }) => (far === null ? [] : [{ ...rest, far }]))
    .sort((a, b) => a.far - b.far || b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, asked.most)
    .map(({ value, count }) => ({ value, count }));
}

/** How many letters stand between two words, by the whole table; two neighbours changed about count one. */
function editsBetween(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, i) =>
    Array.from({ length: other.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= one.length; i += 1)
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      const about = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const row = table[i];
      if (row)
        row[j] = Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (same ? 0 : 1),
          about ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        );
    }
  return at(one.length, other.length);
}
