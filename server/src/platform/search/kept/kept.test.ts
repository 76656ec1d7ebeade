import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '#testing/database.ts';
import { connect, type Db, type Tx } from '../../db/connection.ts';
import { transactOn } from '../../db/transact.ts';
import type { SearchDocument, SearchIndex } from '../port.ts';
import { openSearch, type Search } from './search.ts';

const flushAt = 100;
/** Threads begin and end here, which takes its time on a machine that has others to serve. */
const slow = { timeout: 120_000 };
const patient = { timeout: 60_000, interval: 50 };

let database: TestDatabase;
let db: Db;
let problems: string[];
let opened: Search[];
let name: string;
let made = 0;
beforeAll(async () => {
  database = await testDatabase();
  ({ db } = connect(database.url));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});
beforeEach(() => {
  made += 1;
  name = `kept_${made}`;
  [problems, opened] = [[], []];
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  expect(problems).toEqual([]);
});

const another = (merges = true): Search => {
  const report = (problem: string) => problems.push(problem);
  const search = openSearch({ db, databaseUrl: database.url, answering: 1, merges, flushAt, report });
  opened.push(search);
  return search;
};
const document = (n: number, ...words: string[]): SearchDocument => ({
  id: `d${n}`,
  terms: new Map(['每', `数${n % 10}`, `独${n}`, ...words].map((word) => [word, 1])),
  values: { tenth: [`${n % 10}`] },
});
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
const count = async (index: SearchIndex, word = '每') =>
  (await index.search({ terms: new Map([[word, 1]]), limit: 0, counted: true })).total;
const whole = (index: SearchIndex) =>
  vi.waitFor(async () => {
    const { coverage, total } = await index.search({ terms: new Map(), limit: 0, counted: true });
    expect(coverage).toEqual({ is: 'whole' });
    return total;
  }, patient);
const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(db)).rows;
const generations = (index = name) =>
  rows(
    sql<{ number: number; position: number; serves: boolean }>`
      select number, position, serves from platform.search_generation where index = ${index} order by number`,
  );
const segments = () =>
  rows(sql<{ id: number; documents: number }>`select id, documents from platform.search_segment where index = ${name}`);
/** Fills an index until segments are made of most of it. */
const filled = async (index: SearchIndex, called: string, documents: number) => {
  await index.put(range(0, documents).map((n) => document(n)));
  const least = documents - flushAt;
  await vi.waitFor(async () => expect((await generations(called))[0]?.position).toBeGreaterThan(least), patient);
};

test(
  'what a transaction puts is found when it has committed, in every process and without being asked to look; else never',
  slow,
  async () => {
    const [writer, reader] = [another().index(name), another(false).index(name)];
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

test(
  'segments are made of what was put, by one process of several, and every process answers the same before and after',
  slow,
  async () => {
    const all = [another(), another(), another(false)].map((search) => search.index(name));
    const [first, ...others] = all;
    if (!first) throw new Error('none');
    const documents = flushAt + 50;
    await filled(first, name, documents);
    await first.delete(range(0, 20).map((n) => `d${n}`));
    await first.put(range(20, 30).map((n) => document(n, '新')));
    const late = another(false).index(name);
    for (const index of [first, ...others, late]) {
      await index.settled();
      expect(await whole(index)).toBe(documents - 20);
      expect([await count(index), await count(index, '新'), await count(index, '独7')]).toEqual([
        documents - 20,
        10,
        0,
      ]);
      const { facets } = await index.search({ terms: new Map(), limit: 0, facets: [{ name: 'tenth', most: 1 }] });
      expect(facets['tenth']).toEqual([{ value: '0', count: 13 }]);
      const [hit] = (await index.search({ terms: new Map([['独101', 1]]), limit: 3 })).hits;
      expect(hit?.id).toBe('d101');
    }
    expect(await segments()).toHaveLength(1);
    // None of them gave the segment up and had it made again.
    const [index] = await rows(
      sql<{ version: number }>`select version from platform.search_index where name = ${name}`,
    );
    expect(index?.version).toBe(1);
  },
);

test('deleted documents are forgotten once no segment has them, and small segments are made one', slow, async () => {
  const index = another().index(name);
  await index.settled();
  for (const round of range(0, 4)) {
    await index.put(range(round * flushAt, (round + 1) * flushAt).map((n) => document(n)));
    await index.delete(range(round * flushAt, round * flushAt + 10).map((n) => `d${n}`));
    await vi.waitFor(
      async () => expect((await generations())[0]?.position).toBeGreaterThan(round * (flushAt + 10) + flushAt - 1),
      patient,
    );
  }
  await vi.waitFor(async () => expect(await segments()).toHaveLength(1), patient);
  await index.settled();
  expect([await whole(index), await count(index)]).toEqual([4 * flushAt - 40, 4 * flushAt - 40]);
  const [left] = await rows(
    sql<{ n: number }>`select count(*) as n from platform.search_document where index = ${name} and document is null`,
  );
  expect(left?.n).toBeLessThanOrEqual(10);
});

test(
  'an index is made anew while it goes on answering, wholly at every moment, and with what is put meanwhile',
  slow,
  async () => {
    const search = another();
    const index = search.index(name);
    await filled(index, name, 30 * flushAt);
    await index.settled();
    await search.rebuild(name);
    await search.rebuild(name);
    let [asked, put] = [0, 0];
    for (let done = false; !done; asked += 1) {
      const { coverage, total } = await index.search({ terms: new Map(), limit: 0, counted: true });
      expect([coverage, (total ?? 0) >= 30 * flushAt]).toEqual([{ is: 'whole' }, true]);
      if (asked % 20 === 0) {
        await index.put([document(30 * flushAt + put, '晚')]);
        put += 1;
      }
      done = (await generations()).some(({ number, serves }) => number === 2 && serves);
    }
    await index.settled();
    expect(await generations()).toHaveLength(1);
    expect([await whole(index), await count(index, '晚')]).toEqual([30 * flushAt + put, put]);
  },
);

test(
  'an index whose segments are harmed, older or gone says that it is being made anew, until it is; newer ones it leaves alone',
  slow,
  async () => {
    const of = (index: string) => sql`(select id from platform.search_segment where index = ${index})`;
    const harms: readonly ((index: string) => ReturnType<typeof sql>)[] = [
      (index) => sql`update platform.search_segment_piece set bytes = set_byte(bytes, 2000, 255 - get_byte(bytes, 2000))
      where segment in ${of(index)}`,
      (index) => sql`delete from platform.search_segment_piece where segment in ${of(index)}`,
      (index) => sql`update platform.search_generation set format = 0 where index = ${index}`,
      (index) => sql`delete from platform.search_generation where index = ${index}`,
      (index) => sql`update platform.search_generation set format = 99 where index = ${index}`,
    ];
    const names = harms.map((_, n) => `harmed_${n}`);
    const before = another();
    await Promise.all(names.map((one) => filled(before.index(one), one, flushAt + 10)));
    await before.close();
    for (const [n, harm] of harms.entries()) await harm(`harmed_${n}`).execute(db);
    // It may not make what is missing, so it cannot but say so.
    const waiting = another(false);
    for (const index of names.map((one) => waiting.index(one))) {
      await index.settled();
      const { coverage } = await index.search({ terms: new Map(), limit: 0 });
      expect(coverage).toEqual({ is: 'rebuilding', done: 0, of: flushAt + 10 });
    }
    const mending = another();
    const [newer = '', ...mended] = names.toReversed();
    const left = mending.index(newer);
    for (const one of mended) {
      expect(await whole(mending.index(one))).toBe(flushAt + 10);
      expect([await whole(waiting.index(one)), await count(waiting.index(one), '独17')]).toEqual([flushAt + 10, 1]);
    }
    await left.settled();
    expect([(await left.search({ terms: new Map(), limit: 0 })).coverage.is, await generations(newer)]).toMatchObject([
      'rebuilding',
      [{ number: 1, serves: true }],
    ]);
  },
);

test('the thread that asks goes on while searches run', slow, async () => {
  const index = another().index(name);
  await filled(index, name, flushAt + 10);
  await index.settled();
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 1);
  const many = new Map(range(0, 20_000).map((n) => [`独${n}`, 1]));
  await Promise.all(range(0, 40).map(() => index.search({ terms: many, limit: 20, counted: true })));
  clearInterval(turning);
  expect(turns).toBeGreaterThan(5);
});
