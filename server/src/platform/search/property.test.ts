import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostImpact } from './bm25.ts';
import { exactIndex } from './exact.ts';
import { memoryIndex } from './memory.ts';
import type { SearchDocument, SearchQuery, Suggest } from './port.ts';
import { impactStep } from './segment/build.ts';

const word = fc.integer({ min: 0, max: 60 }).map((n) => `词${n}`);
const weight = fc.double({ min: 0.25, max: 12, noNaN: true });
const weights = fc.array(fc.tuple(word, weight), { maxLength: 25 }).map((pairs) => new Map(pairs));
const region = fc.constantFrom('杭州', '宁波', '上海', '合肥');
const document = fc.record({
  id: fc.integer({ min: 0, max: 40 }).map((n) => `d${n}`),
  terms: weights,
  values: fc.record({ region: fc.uniqueArray(region, { maxLength: 2 }) }, { requiredKeys: [] }),
  numbers: fc.record({ year: fc.integer({ min: 2000, max: 2010 }) }, { requiredKeys: [] }),
});
const condition: fc.Arbitrary<NonNullable<SearchQuery['conditions']>[number]> = fc.oneof(
  fc.record({
    is: fc.constant('term' as const),
    anyOf: fc.array(fc.oneof(word, fc.array(word, { maxLength: 3 })), { maxLength: 4 }),
    not: fc.boolean(),
  }),
  fc.record({
    is: fc.constant('value' as const),
    name: fc.constant('region'),
    anyOf: fc.array(region, { maxLength: 2 }),
    not: fc.boolean(),
  }),
  fc.record({
    is: fc.constant('number' as const),
    name: fc.constant('year'),
    from: fc.integer({ min: 1999, max: 2011 }),
    not: fc.boolean(),
  }),
);
const query = fc.record({
  terms: weights,
  conditions: fc.array(condition, { maxLength: 2 }),
  offset: fc.integer({ min: 0, max: 5 }),
  limit: fc.integer({ min: 1, max: 12 }),
});
const everything = { limit: 1000, offset: 0, counted: true, facets: [{ name: 'region', most: 9 }] };
const unique = (documents: readonly SearchDocument[]) => [...new Map(documents.map((one) => [one.id, one])).values()];
const runs = { numRuns: 300 };

test('scores differ from exact BM25 by what a step of an impact is, and no better document is left out for a worse one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(document, { minLength: 1, maxLength: 40 }), query, async (documents, asked) => {
      const [exact, ours] = [exactIndex(), memoryIndex()];
      await exact.put(unique(documents));
      await ours.put(unique(documents));
      const truth = new Map((await exact.search({ ...asked, ...everything })).hits.map(({ id, score }) => [id, score]));
      const best = [...truth.values()].sort((a, b) => b - a).slice(asked.offset);
      const { contributions = [] } = (await exact.explain(documents[0]?.id ?? '', asked.terms)) ?? {};
      expect(
        contributions.every(
          ({ contribution, rarity, term }) => contribution <= rarity * mostImpact * (asked.terms.get(term) ?? 0),
        ),
      ).toBe(true);
      // Every term of the query may be off by a step times what it counts; ln(1 + n / 0.5) is the rarest that there is.
      const rarest = Math.log(1 + (documents.length + 0.5) / 0.5);
      const margin = [...asked.terms.values()].reduce((sum, one) => sum + one, 0) * rarest * impactStep + 1e-3;
      const { hits } = await ours.search(asked);
      expect(hits.length).toBe(Math.min(asked.limit, best.length));
      hits.forEach(({ id, score }, n) => {
        expect(Math.abs(score - (truth.get(id) ?? Number.NaN))).toBeLessThan(margin);
        expect(truth.get(id) ?? 0).toBeGreaterThan((best[n] ?? 0) - 2 * margin);
      });
    }),
    runs,
  );
});

test('leaving out what cannot come into the first hits finds the same scores as looking at everything', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(document, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 7 }),
      query,
      async (batches, asked) => {
        const ours = memoryIndex();
        for (const batch of batches) await ours.put(batch);
        const [short, all] = [await ours.search(asked), await ours.search({ ...asked, counted: true })];
        expect(short.hits.length).toBe(all.hits.length);
        short.hits.forEach(({ score }, n) => {
          expect(score).toBeCloseTo(all.hits[n]?.score ?? Number.NaN, 3);
        });
      },
    ),
    runs,
  );
});

test('after any puts and deletes, what is found, counted and explained is what is there', async () => {
  const change = fc.oneof(
    { weight: 3, arbitrary: fc.record({ put: fc.array(document, { minLength: 1, maxLength: 10 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        gone: fc.array(
          document.map(({ id }) => id),
          { maxLength: 5 },
        ),
      }),
    },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 24 }), query, async (changes, asked) => {
      const [exact, ours] = [exactIndex(), memoryIndex()];
      for (const index of [exact, ours])
        for (const one of changes) await ('put' in one ? index.put(one.put) : index.delete(one.gone));
      const [truth, found] = [
        await exact.search({ ...asked, ...everything }),
        await ours.search({ ...asked, ...everything }),
      ];
      const idsOf = ({ hits }: typeof found) => hits.map(({ id }) => id).sort();
      expect([idsOf(found), found.total, found.facets]).toEqual([idsOf(truth), truth.total, truth.facets]);
      for (const { id, score } of found.hits)
        expect((await ours.explain(id, asked.terms))?.score).toBeCloseTo(score, 3);
    }),
    runs,
  );
});

test('what is suggested is what going through every document finds, also after some are gone', async () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '7'), minLength: 1, maxLength: 10 });
  const worded = fc.record({
    id: fc.integer({ min: 0, max: 15 }).map((n) => `d${n}`),
    terms: fc.array(letters, { maxLength: 20 }).map((words) => new Map(words.map((one) => [one, 1]))),
    values: fc.record({ title: fc.uniqueArray(letters, { maxLength: 3 }) }, { requiredKeys: [] }),
  });
  const asked: fc.Arbitrary<Suggest> = fc.oneof(
    fc.record({
      is: fc.constant('value' as const),
      name: fc.constant('title'),
      prefix: letters,
      most: fc.constant(50),
    }),
    fc.record({ is: fc.constant('term' as const), prefix: letters, most: fc.nat({ max: 30 }) }),
    fc.record({ is: fc.constant('spelling' as const), of: letters, most: fc.constant(50) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(worded, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { maxLength: 6 }),
      asked,
      async (batches, gone, one) => {
        const [exact, ours] = [exactIndex(), memoryIndex()];
        for (const index of [exact, ours]) {
          for (const batch of batches) await index.put(unique(batch));
        }
        expect(await ours.suggest(one)).toEqual(await exact.suggest(one));
        for (const index of [exact, ours]) await index.delete(gone.map((n) => `d${n}`));
        expect(await ours.suggest(one)).toEqual(await exact.suggest(one));
      },
    ),
    { numRuns: 1000 },
  );
});
