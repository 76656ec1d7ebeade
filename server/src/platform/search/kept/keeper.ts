import type { Db } from '../../db/connection.ts';
import { transactOn } from '../../db/transact.ts';
import type { Coverage } from '../port.ts';
import { segmentDocuments, segmentFormat } from '../segment/layout.ts';
import { Segment } from '../segment/segment.ts';
import { changesAfter, countDocuments, pendingAfter } from './documents.ts';
import { Overlay } from './overlay.ts';
import { KeptPart, maskIn, type SharedPart } from './part.ts';
import { worthMerging } from './policy.ts';
import {
  dropGeneration,
  type Generation,
  type Listed,
  manifestOf,
  nextVersion,
  readSegment,
  standingOf,
} from './segments.ts';
import { collect } from './threads/collect.ts';

/** All that a search of one index looks at, from one moment to the next. */
export type IndexState = { readonly index: string; readonly parts: readonly SharedPart[]; readonly coverage: Coverage };

type Options = {
  readonly db: Db;
  readonly index: string;
  /** So many changes are made a segment. */
  readonly flushAt: number;
  readonly tell: (state: IndexState) => void;
  /** Segments that this process has just made, by id: they need not be read. */
  readonly made: Map<number, SharedArrayBuffer>;
};

const batch = 2000;
/** With so many changes in one look much is being put, until there were fewer for a while, in milliseconds. */
const many = 200;
const busyMs = 2000;

/**
 * What one process has of an index: the segments of the generation that serves, and over them what has changed since, as of its last look
 * at the database. It looks when it is told to, and tells of what it found.
 */
export class Keeper {
  private readonly options: Options;
  private segments = new Map<number, KeptPart>();
  private overlay = new Overlay();
  private generation: Generation | null = null;
  /** Whether a newer version of the house has made its own segments, which this one cannot read. */
  private newer = false;
  private version = -1;
  /** All changes up to this position are taken in. */
  private cursor = 0;
  private coverage: Coverage = { is: 'loading', done: 0, of: 0 };
  private busyUntil = 0;

  constructor(options: Options) {
    this.options = options;
  }

  /** Takes in whatever is committed now. */
  async refresh(): Promise<void> {
    const { db, index } = this.options;
    for (;;) {
      const { version, position } = await standingOf(db, index);
      const loads = version !== this.version;
      const before = this.cursor;
      if (loads && !(await this.load())) continue;
      if (this.generation?.serves && (loads || position > this.cursor)) await this.follow(loads);
      // Deleted documents are forgotten once segments say so: what was read may lack some, if these changed meanwhile.
      if ((await standingOf(db, index)).version !== this.version) continue;
      if (loads) this.tell();
      // What was read, and the segments that others stand in the place of.
      if (loads || position > before) collect();
      return;
    }
  }

  /** The segments by id, for who makes others of them. */
  known(): Map<number, SharedArrayBuffer> {
    return new Map([...this.segments].map(([id, { segment }]) => [id, segment.buffer]));
  }

  /** Whether much is being put now. */
  get busy(): boolean {
    return performance.now() < this.busyUntil;
  }

  /** Of how many changes a segment is made: while much is put, of as many as it holds, which then never needs to become part of another. */
  get flushAt(): number {
    return this.busy ? segmentDocuments : this.options.flushAt;
  }

  /** Whether there is something to make of what was put, or of the segments there are. */
  async wantsMerging(): Promise<boolean> {
    const { db, index } = this.options;
    const { flushAt } = this;
    if (!this.generation?.serves) return this.version >= 0 && !this.newer;
    const { position } = this.generation;
    if (worthMerging([...this.segments.values()]).length > 0) return true;
    return this.cursor - position >= flushAt && (await pendingAfter(db, index, position, flushAt)).count >= flushAt;
  }

  /** Reads the segments that serve, or those of a generation that is being made where none serves. False where they changed meanwhile. */
  private async load(): Promise<boolean> {
    const { db, index } = this.options;
    const { version, generations, segments } = await manifestOf(db, index);
    const readable = generations.filter(({ format }) => format === segmentFormat);
    const generation = readable.find(({ serves }) => serves) ?? readable.at(-1) ?? null;
    const listed = segments.filter((one) => one.generation === generation?.number);
    const of = listed.reduce((sum, { documents }) => sum + documents, 0);
    const loaded = new Map<number, KeptPart>();
    let done = 0;
    for (const one of listed) {
      const segment = await this.segmentOf(one);
      if (!segment) {
        await this.giveUp(one, version);
        return false;
      }
      loaded.set(one.id, new KeptPart(segment, one.gone));
      done += one.documents;
      if (this.version < 0) this.tell({ is: 'loading', done, of }, [...loaded.values()]);
    }
    [this.segments, this.overlay, this.generation, this.version] = [loaded, new Overlay(), generation, version];
    this.newer = generations.some(({ format }) => format > segmentFormat);
    this.options.made.clear();
    this.cursor = generation?.position ?? 0;
    const living = [...loaded.values()].reduce((sum, part) => sum + part.living(), 0);
    this.coverage = generation?.serves
      ? { is: 'whole' }
      : { is: 'rebuilding', done: living, of: await countDocuments(db, index) };
    return true;
  }

  private async segmentOf(one: Listed): Promise<Segment | null> {
    const { db, made } = this.options;
    const known = this.segments.get(one.id)?.segment;
    if (known) return known;
    const buffer = made.get(one.id) ?? (await readSegment(db, one));
    return buffer && new Segment(buffer);
  }

  /** A segment that cannot be read takes its generation with it, and another is made; unless it has been replaced meanwhile. */
  private async giveUp({ generation }: Listed, version: number): Promise<void> {
    const { db, index } = this.options;
    await transactOn(
      db,
      {},
    )(async (tx) => {
      if (await nextVersion(tx, index, version)) await dropGeneration(tx, index, generation);
    });
  }

  /** Takes in changes in their order. After a load nothing is told before all are in: else what was found a moment ago were missing. */
  private async follow(loads: boolean): Promise<void> {
    const { db, index } = this.options;
    const upTo = Number.MAX_SAFE_INTEGER;
    const from = this.cursor;
    for (;;) {
      const changes = await changesAfter(db, index, { after: this.cursor, upTo, limit: batch });
      const segments = [...this.segments.values()];
      const ids = changes.map(({ id }) => id);
      maskIn([...segments, ...this.overlay.parts()], ids);
      this.overlay.take(changes, segments);
      this.cursor = changes.at(-1)?.position ?? this.cursor;
      if (!loads && changes.length > 0) this.tell();
      if (this.cursor - from >= many) this.busyUntil = performance.now() + busyMs;
      if (changes.length < batch) return;
    }
  }

  private tell(coverage = this.coverage, parts = [...this.segments.values(), ...this.overlay.parts()]): void {
    this.options.tell({ index: this.options.index, parts: parts.map((part) => part.share()), coverage });
  }
}
