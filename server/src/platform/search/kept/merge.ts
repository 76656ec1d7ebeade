import type { Db, Tx } from '../../db/connection.ts';
import { transactOn } from '../../db/transact.ts';
import { averageLength } from '../find/part.ts';
import { SegmentBuilder } from '../segment/build.ts';
import { segmentDocuments, segmentFormat } from '../segment/layout.ts';
import { Segment } from '../segment/segment.ts';
import { changesAfter, documentsUnchanged, pendingAfter } from './documents.ts';
import { kept } from './encode.ts';
import { KeptPart, maskIn } from './part.ts';
import { worthMerging } from './policy.ts';
import * as store from './segments.ts';

type Options = {
  readonly db: Db;
  readonly index: string;
  /** So many changes are made a segment. */
  readonly flushAt: number;
  /** Segments that are in memory already, by id. */
  readonly known: Map<number, SharedArrayBuffer>;
  /** Is told of each segment that was made, before others can see it. */
  readonly made: (id: number, buffer: SharedArrayBuffer) => void;
};
const batch = 2000;

/**
 * Makes segments of what was put, merges small ones and makes anew those that have lost much, one step after another, each committed
 * whole or not at all. Whoever runs it holds the lock of the index; should two run, the slower of two steps is dropped.
 */
export class Merger {
  private readonly options: Options;
  private turn = 0;

  constructor(options: Options) {
    this.options = options;
  }

  /** Does one step; false where there is nothing to do. */
  async step(): Promise<boolean> {
    const { db, index } = this.options;
    const manifest = await store.manifestOf(db, index);
    const own = manifest.generations.filter(({ format }) => format === segmentFormat);
    // A newer version of the house makes its own, and will serve.
    if (own.length === 0)
      return manifest.generations.every(({ format }) => format < segmentFormat) && this.begin(manifest);
    this.turn += 1;
    for (const generation of this.turn % 2 === 0 ? own : own.toReversed()) {
      if ((await this.flush(manifest, generation)) || (await this.compact(manifest, generation))) return true;
      if (!generation.serves) return this.commit(manifest, (tx) => store.letServe(tx, index, generation.number));
    }
    return false;
  }

  private async begin(manifest: store.Manifest): Promise<boolean> {
    const { db, index } = this.options;
    const number = Math.max(0, ...manifest.generations.map((one) => one.number)) + 1;
    const { count } = await pendingAfter(db, index, 0, 1);
    return this.commit(manifest, (tx) => store.beginGeneration(tx, index, number, count === 0));
  }

  /** Makes a segment of the oldest changes that are in none. */
  private async flush(manifest: store.Manifest, generation: store.Generation): Promise<boolean> {
    const { db, index, flushAt } = this.options;
    const { position, number } = generation;
    const pending = await pendingAfter(db, index, position, segmentDocuments);
    if (pending.count < flushAt) return false;
    const builder = new SegmentBuilder();
    const changed: string[] = [];
    let after = position;
    let full = false;
    while (!full && after < pending.upTo) {
      const changes = await changesAfter(db, index, { after, upTo: pending.upTo, limit: batch });
      if (changes.length < batch) after = pending.upTo;
      for (const change of changes) {
        const document = change.document === null ? null : kept(change.id, change.document);
        full = document !== null && builder.full(document.most);
        if (full) break;
        if (document) builder.add(document);
        changed.push(change.id);
        after = Math.max(after, change.position);
      }
    }
    const older = await this.partsOf(manifest, number);
    const parts = older.map(({ part }) => part);
    maskIn(parts, changed);
    const buffer = this.finish(builder, parts);
    return this.commit(manifest, async (tx) => {
      for (const { listed, part } of older) {
        const bits = part.bits();
        if (Buffer.compare(bits, listed.gone) !== 0) await store.keepGone(tx, listed.id, bits);
      }
      if (buffer) await this.keep(tx, number, buffer);
      await store.advance(tx, index, number, after);
    });
  }

  /** Makes one segment of several, or one anew. */
  private async compact(manifest: store.Manifest, { number, position }: store.Generation): Promise<boolean> {
    const { db, index } = this.options;
    const all = await this.partsOf(manifest, number);
    const chosen = new Set(worthMerging(all.map(({ part }) => part)));
    if (chosen.size === 0) return false;
    const merged = all.filter(({ part }) => chosen.has(part));
    const builder = new SegmentBuilder();
    const drop: number[] = [];
    for (const { part, listed } of merged) {
      const ids = Array.from(part.gone.keys())
        .filter((doc) => part.gone[doc] === 0)
        .map((doc) => part.segment.idOf(doc));
      for (let at = 0; at < ids.length; at += batch)
        for (const { id, document } of await documentsUnchanged(db, index, ids.slice(at, at + batch), position))
          builder.add(kept(id, document));
      drop.push(listed.id);
    }
    const buffer = this.finish(
      builder,
      all.filter(({ part }) => !chosen.has(part)).map(({ part }) => part),
    );
    return this.commit(manifest, async (tx) => {
      await store.dropSegments(tx, drop);
      if (buffer) await this.keep(tx, number, buffer);
    });
  }

  private finish(builder: SegmentBuilder, beside: readonly KeptPart[]): SharedArrayBuffer | null {
    if (builder.size === 0) return null;
    return builder.finish(averageLength(beside, { length: builder.length, documents: builder.size }));
  }

  private async keep(tx: Tx, generation: number, buffer: SharedArrayBuffer): Promise<void> {
    const { documents, length, averageLength: average } = new Segment(buffer).head;
    const id = await store.keepSegment(tx, this.options.index, { generation, documents, length, average }, buffer);
    this.options.known.set(id, buffer);
    this.options.made(id, buffer);
  }

  private async partsOf({ segments }: store.Manifest, generation: number) {
    const parts: { listed: store.Listed; part: KeptPart }[] = [];
    for (const listed of segments.filter((one) => one.generation === generation)) {
      const buffer = this.options.known.get(listed.id) ?? (await store.readSegment(this.options.db, listed));
      if (!buffer) throw new Error(`the segment ${listed.id} cannot be read`);
      this.options.known.set(listed.id, buffer);
      parts.push({ listed, part: new KeptPart(new Segment(buffer), listed.gone) });
    }
    return parts;
  }

  /** Commits a step unless the index has changed since its manifest was read; then there is another step to do. */
  private async commit({ version }: store.Manifest, work: (tx: Tx) => Promise<unknown>): Promise<true> {
    const { db, index } = this.options;
    await transactOn(
      db,
      {},
    )(async (tx) => {
      if (await store.nextVersion(tx, index, version)) await work(tx);
    });
    return true;
  }
}
