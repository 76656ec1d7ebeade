import type { Column } from './layout.ts';

/** Texts one after another, with where each begins: as columns. */
export function textColumns(name: string, texts: readonly string[]): [string, Column][] {
  const bytes = Buffer.from(texts.join(''));
  const starts = new Uint32Array(texts.length + 1);
  let at = 0;
  texts.forEach((text, n) => {
    at += Buffer.byteLength(text);
    starts[n + 1] = at;
  });
  return [
    [`${name}.starts`, starts],
    [`${name}.bytes`, new Uint8Array(bytes)],
  ];
}

/** The texts of `textColumns`, read where they lie. */
export class Texts {
  readonly count: number;
  readonly bytes: Uint8Array;
  /** Where each begins in `bytes`, and behind them where the last one ends. */
  readonly starts: Uint32Array;
  private readonly all: Buffer;

  constructor(columns: ReadonlyMap<string, Column>, name: string) {
    const starts = columns.get(`${name}.starts`);
    const bytes = columns.get(`${name}.bytes`);
    if (!(starts instanceof Uint32Array) || !(bytes instanceof Uint8Array))
      throw new Error(`a segment without ${name}`);
    [this.starts, this.bytes, this.count] = [starts, bytes, starts.length - 1];
    this.all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  at(n: number): string {
    return this.all.toString('utf8', this.starts[n] ?? 0, this.starts[n + 1] ?? 0);
  }

  /** Where a text stands among them, which are in order; -1 where it does not. */
  find(text: string): number {
    const n = this.firstFrom(text);
    return n < this.count && this.at(n) === text ? n : -1;
  }

  /** Those of them, which are in order, that begin with a text: from the first to before the last. */
  beginning(prefix: string): { readonly from: number; readonly to: number } {
    return { from: this.firstFrom(prefix), to: this.firstFrom(`${prefix}\uffff`) };
  }

  private firstFrom(text: string): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle) < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
