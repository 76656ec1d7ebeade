/** Numbers of 32 bits that become more. */
export class Numbers {
  length = 0;
  private held = new Uint32Array(64);

  push(value: number): void {
    if (this.length === this.held.length) {
      const more = new Uint32Array(this.length * 2);
      more.set(this.held);
      this.held = more;
    }
    this.held[this.length] = value;
    this.length += 1;
  }

  at(n: number): number {
    return this.held[n] as number;
  }

  set(n: number, value: number): void {
    this.held[n] = value;
  }

  /** Those there are now, where they lie. */
  all(): Uint32Array {
    return this.held.subarray(0, this.length);
  }
}

/**
 * The different terms of a segment that is being made, each a number in the order in which they came. They are told apart by their hashes, as in the
 * segment itself: a million texts would weigh more than all else, and each would be looked at whenever garbage is collected.
 */
export class TermNumbers {
  readonly places = new Numbers();
  readonly checks = new Numbers();
  /** By the lowest bits of the place: the number and one, 0 where there is none; at most half of it is used. */
  private slots = new Uint32Array(512);

  get size(): number {
    return this.places.length;
  }

  /** The number of the term with this hash, which is its own from now on. */
  of({ place, check }: { readonly place: number; readonly check: number }): number {
    const mask = this.slots.length - 1;
    let slot = place & mask;
    for (let found = this.slots[slot] as number; found !== 0; found = this.slots[slot] as number) {
      if (this.places.at(found - 1) === place && this.checks.at(found - 1) === check) return found - 1;
      slot = (slot + 1) & mask;
    }
    this.places.push(place);
    this.checks.push(check);
    this.slots[slot] = this.size;
    if (this.size * 2 > this.slots.length) this.widen();
    return this.size - 1;
  }

  private widen(): void {
    const mask = this.slots.length * 4 - 1;
    this.slots = new Uint32Array(mask + 1);
    for (let n = 0; n < this.size; n += 1) {
      let slot = this.places.at(n) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = n + 1;
    }
  }
}

const bits = 18;
const most = 2 ** bits;
const rest = most - 1;
/** Marks a posting to whose weight something was added; the numbers of terms are far below it. */
const marked = 2 ** 31;

/**
 * For each posting, document by document, which term it is of, and its weight: in pieces, so that none of fifty megabytes is copied into one twice
 * as large. Most of a document's postings have the weight of the one before, so a weight is kept where it changes.
 */
export class Postings {
  length = 0;
  private readonly chunks: Uint32Array[] = [new Uint32Array(1024)];
  /** From which posting on each of the weights counts. */
  private readonly from = new Numbers();
  private readonly weights: number[] = [];
  private readonly added = new Map<number, number>();

  push(term: number, weight: number): void {
    if (this.weights.at(-1) !== weight) {
      this.from.push(this.length);
      this.weights.push(weight);
    }
    let chunk = this.chunks.at(-1) as Uint32Array;
    const at = this.length & rest;
    if (at === 0 && this.length > 0) {
      chunk = new Uint32Array(most);
      this.chunks.push(chunk);
    } else if (at === chunk.length) chunk = this.widen(chunk);
    chunk[at] = term;
    this.length += 1;
  }

  /** Adds to the weight of one of them. */
  weigh(posting: number, more: number): void {
    const chunk = this.chunks[posting >>> bits] as Uint32Array;
    chunk[posting & rest] = ((chunk[posting & rest] as number) | marked) >>> 0;
    this.added.set(posting, (this.added.get(posting) ?? 0) + more);
  }

  /** How often each of so many terms is there. */
  counts(terms: number): Uint32Array {
    const counts = new Uint32Array(terms);
    let left = this.length;
    for (const chunk of this.chunks) {
      for (let at = 0; at < Math.min(left, chunk.length); at += 1) {
        const term = (chunk[at] as number) & ~marked;
        counts[term] = (counts[term] as number) + 1;
      }
      left -= chunk.length;
    }
    return counts;
  }

  /** Tells all of them in their order, once: what was told is given up at once, since whoever hears it keeps it in another form. */
  drain(take: (posting: number, term: number, weight: number) => void): void {
    let [run, next] = [-1, 0];
    for (const [nth, chunk] of this.chunks.entries()) {
      const begins = nth << bits;
      const ends = Math.min(this.length, begins + chunk.length);
      for (let posting = begins; posting < ends; posting += 1) {
        if (posting === next) {
          run += 1;
          next = run + 1 < this.from.length ? this.from.at(run + 1) : this.length;
        }
        const term = chunk[posting - begins] as number;
        const weight = this.weights[run] as number;
        if (term < marked) take(posting, term, weight);
        else take(posting, term & ~marked, weight + (this.added.get(posting) ?? 0));
      }
      (chunk.buffer as ArrayBuffer).transfer(0);
    }
  }

  private widen(chunk: Uint32Array): Uint32Array {
    const wider = new Uint32Array(Math.min(most, chunk.length * 4));
    wider.set(chunk);
    this.chunks[this.chunks.length - 1] = wider;
    return wider;
  }
}
