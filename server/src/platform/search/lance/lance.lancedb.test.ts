import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '#testing/database.ts';
import { connect, type Db, type Tx } from '../../db/connection.ts';
import { transactOn } from '../../db/transact.ts';
import { holdsToSearchContract } from '../contract/holds.ts';
import { exactIndex } from '../exact.ts';
import { openSearch, type Search } from '../kept/search.ts';
import type { SearchDocument, SearchIndex, SearchQuery } from '../port.ts';

/** A process begins and ends here, on a machine that has others to serve. */
const slow = { timeout: 120_000 };
const patient = { timeout: 60_000, interval: 50 };

let database: TestDatabase;
let db: Db;
let folder: string;
let problems: string[];
let opened: Search[];
let name: string;
let made = 0;
beforeAll(async () => {
  database = await testDatabase();
  ({ db } = connect(database.url));
  folder = await mkdtemp(path.join(tmpdir(), 'jiebang-lance-'));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  made += 1;
  name = `lance_${made}`;
  [problems, opened] = [[], []];
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  expect(problems).toEqual([]);
});

const another = (lanceAt: string | null = folder, merges = true): Search => {
  const report = (problem: string) => problems.push(problem);
  const search = openSearch({ db, databaseUrl: database.url, answering: 1, flushAt: 50, merges, report, lanceAt });
  opened.push(search);
  return search;
};
const document = (n: number, ...words: string[]): SearchDocument => ({
  id: `d${n}`,
  terms: new Map(['每', `独${n}`, ...words].map((word) => [word, 1])),
});
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
const count = async (index: SearchIndex, word = '每') =>
  (await index.search({ terms: new Map([[word, 1]]), limit: 0, counted: true })).total;
const counts = async (index: SearchIndex, ...words: string[]) => {
  await index.settled();
  expect((await index.search({ terms: new Map(), limit: 0 })).coverage).toEqual({ is: 'whole' });
  return Promise.all(words.map((word) => count(index, word)));
};
const generations = async () =>
  (
    await sql<{ number: number; format: number; serves: boolean }>`
        select number, format, serves from platform.search_generation where index = ${name} order by number`.execute(db)
  ).rows;

holdsToSearchContract('on LanceDB', async () => {
  made += 1;
  return another().index(`lance_${made}`);
});

test(
  'what a transaction puts is found within two seconds of its commit, in every process, and never without it',
  slow,
  async () => {
    const [writer, reader] = [another().index(name), another().index(name)];
    await Promise.all([writer.settled(), reader.settled()]);
    const transact = transactOn(db, {});
    const failing = transact(async (tx: Tx) => {
      await writer.put([document(1)], tx);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await transact((tx) => writer.put([document(2)], tx));
    const begun = performance.now();
    await vi.waitFor(async () => expect([await count(reader), await count(writer)]).toEqual([1, 1]), patient);
    expect(performance.now() - begun).toBeLessThan(2000);
    await transact((tx) => writer.delete(['d2'], tx));
    await vi.waitFor(async () => expect(await count(reader)).toBe(0), patient);
  },
);

test('when the process that writes is killed, the others go on, and it comes back by itself', slow, async () => {
  const [first, second] = [another(), another()];
  const [one, other] = [first.index(name), second.index(name)];
  await one.put(range(0, 30).map((n) => document(n)));
  // Whichever of them fills it, the other one does not wait, but says that it is being filled.
  await vi.waitFor(async () => expect(await counts(one, '每')).toEqual([30]), patient);
  await vi.waitFor(async () => expect(await counts(other, '每')).toEqual([30]), patient);
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', `${process.pid}`, '-o', 'args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('lance/child.ts'));
  expect(children).toHaveLength(2);
  for (const [n, line] of children.entries()) {
    await one.put([document(100 + n)]);
    process.kill(Number.parseInt(line, 10), 'SIGKILL');
  }
  await vi.waitFor(
    async () => expect([await counts(one, '每'), await counts(other, '每')]).toEqual([[32], [32]]),
    patient,
  );
  expect(problems.splice(0)).toEqual(Array.from({ length: 2 }, () => expect.stringContaining('SIGKILL')));
});

test(
  'a folder that is lost, or an older copy, or of before the database went back, is made what the database says',
  slow,
  async () => {
    const open = async () => {
      const search = another();
      await search.index(name).settled();
      return search;
    };
    const before = await open();
    await before.index(name).put(range(0, 20).map((n) => document(n)));
    expect(await counts(before.index(name), '每')).toEqual([20]);
    await before.close();
    const copy = `${folder}-copy`;
    await cp(folder, copy, { recursive: true });
    const later = await open();
    await later.index(name).delete(['d3', 'd4']);
    await later.index(name).put([document(5, '新'), document(20)]);
    expect(await counts(later.index(name), '每', '新', '独3')).toEqual([19, 1, 0]);
    await later.close();
    // As after segments were made, which forget what is deleted.
    await sql`delete from platform.search_document where index = ${name} and document is null`.execute(db);
    await rm(folder, { recursive: true });
    await cp(copy, folder, { recursive: true });
    const mended = await open();
    expect(await counts(mended.index(name), '每', '新', '独3', '独20')).toEqual([19, 1, 0, 1]);
    await mended.close();
    await sql`update platform.search_document set document = null where index = ${name} and id = 'd7'`.execute(db);
    await rm(copy, { recursive: true });
    const back = await open();
    expect(await counts(back.index(name), '每', '独7')).toEqual([18, 0]);
    await back.close();
    await rm(folder, { recursive: true });
    const anew = await open();
    expect(await counts(anew.index(name), '每', '新')).toEqual([18, 1]);
  },
);

test('an index is made anew while it goes on answering; and from segments to LanceDB and back', slow, async () => {
  const segments = another(null);
  await segments.index(name).put(range(0, 200).map((n) => document(n)));
  expect(await counts(segments.index(name), '每')).toEqual([200]);
  await segments.close();
  const search = another();
  const index = search.index(name);
  expect(await counts(index, '每')).toEqual([200]);
  expect(await generations()).toEqual([{ number: 2, format: 0, serves: true }]);
  await search.rebuild(name);
  let put = 0;
  while ((await generations())[0]?.number === 2) {
    expect(await count(index)).toBeGreaterThanOrEqual(200);
    await index.put([document(200 + put)]);
    put += 1;
  }
  expect(await generations()).toEqual([{ number: 3, format: 0, serves: true }]);
  expect(await counts(index, '每')).toEqual([200 + put]);
  await index.delete(['d0']);
  expect(await counts(index, '每')).toEqual([199 + put]);
  await search.close();
  const back = another(null).index(name);
  await vi.waitFor(async () => expect(await counts(back, '每', '独0')).toEqual([199 + put, 0]), patient);
});

test(
  'finds, counts, orders and suggests what exact BM25 does, whatever words and values are made of',
  slow,
  async () => {
    const word = fc.constantFrom(
      '甲',
      '乙 丙',
      'a',
      'A',
      "it's",
      '100%',
      '\u00a0',
      'x\ty',
      '%20;',
      '\ud800',
      'abc',
      'abd',
      'abcdefgh',
    );
    const value = fc.constantFrom('杭州', "O'Neil", 'a\\b', '"', '%_', 'x\u001fy', '');
    const documents = fc.array(
      fc.record({
        id: fc.constantFrom("d'1", 'd2', 'd"3', 'd\\4', 'd 5', 'd6', 'd7', 'd8'),
        // One without any does not count in how rare a term is.
        terms: fc
          .array(fc.tuple(word, fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 8 })
          .map((pairs) => new Map(pairs)),
        values: fc.record({ 'the Region': fc.uniqueArray(value, { maxLength: 2 }) }, { requiredKeys: [] }),
        numbers: fc.record({ year: fc.constantFrom(-1.5, 0, 2024, 1e21) }, { requiredKeys: [] }),
      }),
      { minLength: 1, maxLength: 10 },
    );
    const not = fc.boolean();
    const condition: fc.Arbitrary<NonNullable<SearchQuery['conditions']>[number]> = fc.oneof(
      fc.record({ is: fc.constant('term' as const), anyOf: fc.array(word, { maxLength: 2 }), not }),
      fc.record({
        is: fc.constant('value' as const),
        name: fc.constantFrom('the Region', 'none'),
        anyOf: fc.array(value, { maxLength: 2 }),
        not,
      }),
      fc.record({
        is: fc.constant('number' as const),
        name: fc.constantFrom('year', 'none'),
        from: fc.constantFrom(-2, 0, 2024, Number.NEGATIVE_INFINITY),
        upTo: fc.constantFrom(0, 1e21, Number.POSITIVE_INFINITY),
        not,
      }),
    );
    const query = fc.record({
      terms: fc.array(fc.tuple(word, fc.constantFrom(1, 1.5)), { maxLength: 4 }).map((pairs) => new Map(pairs)),
      conditions: fc.array(condition, { maxLength: 2 }),
    });
    const search = another();
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.array(query, { minLength: 6, maxLength: 6 }),
        value,
        async (put, queries, prefix) => {
          round += 1;
          const [exact, index] = [exactIndex(), search.index(`property_${round}`)];
          for (const one of [exact, index]) await one.put([...new Map(put.map((each) => [each.id, each])).values()]);
          await index.settled();
          for (const asked of queries) {
            const all = { ...asked, limit: 99, facets: [{ name: 'the Region', most: 9 }] };
            const [truth, found] = [await exact.search(all), await index.search(all)];
            const scores = ({ hits }: typeof found) => new Map(hits.map(({ id, score }) => [id, score]));
            expect([found.total, found.facets, [...scores(found).keys()].sort()]).toEqual([
              truth.total,
              truth.facets,
              [...scores(truth).keys()].sort(),
            ]);
            for (const [id, score] of scores(truth)) expect(scores(found).get(id)).toBeCloseTo(score, 3);
            const order = { number: 'year', descending: round % 2 === 0 };
            const numbered = async (one: SearchIndex) =>
              (await one.search({ ...asked, order, limit: 3 })).hits.map(
                ({ id }) => put.findLast((each) => each.id === id)?.numbers?.year,
              );
            expect(await numbered(index)).toEqual(await numbered(exact));
          }
          for (const asked of [
            { is: 'value' as const, name: 'the Region', prefix, most: 9 },
            { is: 'term' as const, prefix: 'ab', most: 9 },
            { is: 'spelling' as const, of: 'abcdefhg', most: 9 },
          ])
            expect(await index.suggest(asked)).toEqual(await exact.suggest(asked));
        },
      ),
      { numRuns: 15 },
    );
  },
);
