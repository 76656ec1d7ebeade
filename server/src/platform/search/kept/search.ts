import os from 'node:os';
import { isRefusal } from '#kernel/refusal.ts';
import type { Db, Tx } from '../../db/connection.ts';
import { transactOn } from '../../db/transact.ts';
import { accept } from '../accept.ts';
import { LanceProcess } from '../lance/process.ts';
import { lanceFormat } from '../lance/standing.ts';
import type { Explained, FacetValue, Found, SearchIndex } from '../port.ts';
import { segmentFormat } from '../segment/layout.ts';
import type { Answering } from './answering.ts';
import { deleteDocuments, ensureIndex, putDocuments } from './documents.ts';
import { beginGeneration, manifestOf, nextVersion } from './segments.ts';
import { Threads } from './threads/threads.ts';

export type SearchOptions = {
  readonly db: Db;
  /** The same database, for the threads. */
  readonly databaseUrl: string;
  /** How many threads answer; one for each core but one when left out, four at most. */
  readonly answering?: number;
  /** Whether this process makes and merges segments when no other does; yes when left out. */
  readonly merges?: boolean;
  /** So many changes are held in the memory of each process before a segment is made of them; 8,192 when left out. */
  readonly flushAt?: number;
  /** A folder, or the address of an object storage, that LanceDB searches in the place of segments; see docs/decisions/0044. */
  readonly lanceAt?: string | null;
  readonly report: (problem: string) => void;
};

/** Search indexes whose truth is the database: every process over it finds the same, within two seconds. */
export type Search = {
  /** The index of this name, which is made when it is first asked for: lower-case letters, digits and underscores, 40 at most. */
  index(name: string): SearchIndex;
  /** Has all segments of an index made anew from its documents, while the present ones go on answering. */
  rebuild(name: string): Promise<void>;
  /** Waits until this process finds what is committed now, in every index that it was asked for. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** Opens the search rooms of a process; no thread begins before an index is asked for. */
export function openSearch({ db, databaseUrl, report, ...options }: SearchOptions): Search {
  const {
    answering = Math.max(1, Math.min(4, os.availableParallelism() - 1)),
    merges = true,
    flushAt = 8192,
    lanceAt = null,
  } = options;
  const format = lanceAt === null ? segmentFormat : lanceFormat;
  const beginAnswering = (): Answering =>
    lanceAt === null
      ? new Threads({ databaseUrl, merges, flushAt }, answering, report)
      : new LanceProcess({ databaseUrl, address: lanceAt, writes: merges }, report);
  let threads: Answering | null = null;
  const indexes = new Map<string, SearchIndex>();
  const transact = transactOn(db, {});
  const write = async (tx: Tx | undefined, work: (tx: Tx) => Promise<void>) => {
    if (tx) await work(tx);
    else await transact(work);
  };
  const begin = (name: string): SearchIndex => {
    threads ??= beginAnswering();
    const all = threads;
    let ensured: Promise<void> | null = null;
    const ensure = () => {
      ensured ??= ensureIndex(db, name).catch((error: unknown) => {
        ensured = null;
        throw error;
      });
      return ensured;
    };
    all.open(name);
    return {
      put: async (documents, tx) => {
        documents.forEach(accept);
        await ensure();
        await write(tx, (inside) => putDocuments(inside, name, documents));
      },
      delete: async (ids, tx) => {
        await ensure();
        await write(tx, (inside) => deleteDocuments(inside, name, ids));
      },
      search: async (query) => (await all.ask({ is: 'search', index: name, query })) as Found,
      suggest: async (asked) => (await all.ask({ is: 'suggest', index: name, asked })) as readonly FacetValue[],
      explain: async (id, terms) => (await all.ask({ is: 'explain', index: name, id, terms })) as Explained | null,
      settled: () => all.settle(name),
    };
  };
  return {
    index: (name) => {
      const index = indexes.get(name) ?? begin(name);
      indexes.set(name, index);
      return index;
    },
    rebuild: async (name) => {
      await ensureIndex(db, name);
      for (let begun = false; !begun; ) {
        const { version, generations } = await manifestOf(db, name);
        // One that is being made is made of everything there is.
        if (generations.some((one) => one.format === format && !one.serves)) return;
        const number = Math.max(0, ...generations.map((one) => one.number)) + 1;
        const done = await transact(async (tx) => {
          if (!(await nextVersion(tx, name, version))) return false;
          await beginGeneration(tx, name, number, false, format);
          return true;
        });
        begun = !isRefusal(done) && done;
      }
    },
    settled: async () => void (await Promise.all([...indexes.values()].map((index) => index.settled()))),
    close: async () => {
      await threads?.close();
      threads = null;
      indexes.clear();
    },
  };
}
