/** The greatest keys of all that were offered, so many at most: a heap whose root is the least of them. */
export class Top {
  private readonly most: number;
  private readonly entries: { key: number; part: number; doc: number; score: number }[] = [];

  constructor(most: number) {
    this.most = most;
  }

  /** What a key must be above to get in. */
  get bar(): number {
    if (this.most === 0) return Number.POSITIVE_INFINITY;
    return this.entries.length < this.most ? Number.NEGATIVE_INFINITY : (this.entries[0]?.key ?? 0);
  }

  offer(key: number, part: number, doc: number, score: number): void {
    const { entries, most } = this;
    const entry = { key, part, doc, score };
    if (entries.length < most) {
      entries.push(entry);
      this.rise(entries.length - 1);
    } else if (key > this.bar) {
      entries[0] = entry;
      this.sink();
    }
  }

  /** All that stayed, the greatest first. */
  sorted(): readonly { readonly part: number; readonly doc: number; readonly score: number }[] {
    return this.entries.toSorted((a, b) => (a.key === b.key ? 0 : b.key - a.key));
  }

  private rise(from: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.keyAt(above) <= this.keyAt(at)) return;
      this.swap(above, at);
      at = above;
    }
  }

  private sink(): void {
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = this.keyAt(right) < this.keyAt(left) ? right : left;
      if (this.keyAt(least) >= this.keyAt(at)) return;
      this.swap(least, at);
      at = least;
    }
  }

  private keyAt(n: number): number {
    return this.entries[n]?.key ?? Number.POSITIVE_INFINITY;
  }

  private swap(a: number, b: number): void {
    const [one, other] = [this.entries[a], this.entries[b]];
    if (one && other) [this.entries[a], this.entries[b]] = [other, one];
  }
}
