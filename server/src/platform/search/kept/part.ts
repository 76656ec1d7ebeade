import type { Part } from '../find/part.ts';
import { type Hash, hashOf } from '../segment/hash.ts';
import type { Segment } from '../segment/segment.ts';

/** A part as another thread is told of it: nothing is copied. */
export type SharedPart = { readonly key: number; readonly buffer: SharedArrayBuffer; readonly gone: Uint8Array };

let keys = 0;
const bytesOf = (documents: number) => new Uint8Array(new SharedArrayBuffer(documents));

/** Says in all parts that these documents are gone. */
export function maskIn(parts: readonly KeptPart[], ids: Iterable<string>): void {
  for (const id of ids) {
    const hash = hashOf(id);
    for (const part of parts) part.mask(id, hash);
  }
}

/** A part that threads share. What they were told of does not change under them: what is gone since is written into a copy. */
export class KeptPart implements Part {
  readonly key: number;
  readonly segment: Segment;
  gone: Uint8Array;
  private shared = false;

  /** With the bits that the database keeps of what is gone; nothing, where it keeps none. */
  constructor(segment: Segment, bits: Uint8Array = new Uint8Array(0)) {
    keys += 1;
    this.key = keys;
    this.segment = segment;
    this.gone = bytesOf(segment.head.documents);
    for (let doc = 0; doc < this.gone.length; doc += 1) this.gone[doc] = ((bits[doc >> 3] ?? 0) >> (doc & 7)) & 1;
  }

  has(id: string): boolean {
    const doc = this.segment.docOf(id);
    return doc >= 0 && this.gone[doc] === 0;
  }

  mask(id: string, hash: Hash): void {
    const doc = this.segment.docOf(id, hash);
    if (doc < 0 || this.gone[doc] === 1) return;
    if (this.shared) {
      const copy = bytesOf(this.gone.length);
      copy.set(this.gone);
      this.gone = copy;
      this.shared = false;
    }
    this.gone[doc] = 1;
  }

  /** How many documents are still there. */
  living(): number {
    return this.gone.reduce((count, gone) => count - gone, this.gone.length);
  }

  /** What is gone, a bit for each document. */
  bits(): Uint8Array {
    const bits = new Uint8Array(Math.ceil(this.gone.length / 8));
    this.gone.forEach((gone, doc) => {
      bits[doc >> 3] = (bits[doc >> 3] ?? 0) | (gone << (doc & 7));
    });
    return bits;
  }

  share(): SharedPart {
    this.shared = true;
    return { key: this.key, buffer: this.segment.buffer, gone: this.gone };
  }
}
