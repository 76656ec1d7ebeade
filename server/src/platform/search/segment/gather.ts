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
type Chunk = { readonly terms: Uint32Array; readonly weights: Float32Array };
const chunkOf = (size: number): Chunk => ({ terms: new Uint32Array(size), weights: new Float32Array(size) });

/** For each posting, document by document, which term it is of, and its weight: in pieces, so that none of a hundred megabytes is copied into one twice as large. */
export class Postings {
  length = 0;
  private readonly chunks: Chunk[] = [chunkOf(1024)];

  push(term: number, weight: number): void {
    let chunk = this.chunks.at(-1) as Chunk;
    const at = this.length & rest;
    if (at === 0 && this.length > 0) chunk = this.add(chunkOf(most));
    else if (at === chunk.terms.length) chunk = this.widen(chunk);
    chunk.terms[at] = term;
    chunk.weights[at] = weight;
    this.length += 1;
  }

  /** Adds to the weight of one of them. */
  weigh(posting: number, more: number): void {
    const { weights } = this.chunks[posting >>> bits] as Chunk;
    weights[posting & rest] = (weights[posting & rest] as number) + more;
  }

  /** Goes through those from one to before another. */
  each(from: number, to: number, take: (term: number, weight: number) => void): void {
    for (let posting = from; posting < to; ) {
      const { terms, weights } = this.chunks[posting >>> bits] as Chunk;
      const end = Math.min(to, ((posting >>> bits) + 1) << bits);
      for (; posting < end; posting += 1) take(terms[posting & rest] as number, weights[posting & rest] as number);
    }
  }

  private add(chunk: Chunk): Chunk {
    this.chunks.push(chunk);
    return chunk;
  }

  private widen(chunk: Chunk): Chunk {
    const wider = chunkOf(Math.min(most, chunk.terms.length * 4));
    wider.terms.set(chunk.terms);
    wider.weights.set(chunk.weights);
    this.chunks[this.chunks.length - 1] = wider;
    return wider;
  }
}
