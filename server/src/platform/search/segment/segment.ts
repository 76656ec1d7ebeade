import { type Hash, hashOf } from './hash.ts';
import { type Column, type Head, readLayout } from './layout.ts';
import { Texts } from './texts.ts';

/** The values of one name: texts, and for document n the numbers `held[of[n]] … held[of[n + 1] - 1]` of its own. */
export type Values = {
  readonly texts: Texts;
  readonly of: Uint32Array;
  readonly held: Uint32Array;
};

/** An immutable part of an index, read where it lies: many threads may read one. */
export class Segment {
  readonly buffer: SharedArrayBuffer;
  readonly head: Head;
  /** Postings of all terms, term by term, ascending in each: the document's number, and its impact in steps. */
  readonly docs: Uint16Array;
  readonly impacts: Uint8Array;
  /** The Latin terms, in order. */
  readonly words: Texts;
  private readonly columns: ReadonlyMap<string, Column>;
  private readonly terms: Directory;
  private readonly starts: Uint32Array;
  private readonly greatest: Uint8Array;
  private readonly ids: Directory;
  private readonly idTexts: Texts;
  private readonly idDocs: Uint16Array;
  private readonly values = new Map<string, Values>();

  /** Throws where the bytes are no segment of this format. */
  constructor(buffer: SharedArrayBuffer) {
    const { head, columns } = readLayout(buffer);
    this.buffer = buffer;
    this.head = head;
    this.columns = columns;
    this.docs = this.column('docs', Uint16Array);
    this.impacts = this.column('impacts', Uint8Array);
    this.starts = this.column('terms.starts', Uint32Array);
    this.greatest = this.column('terms.greatest', Uint8Array);
    this.terms = new Directory(this.column('terms.place', Uint32Array), this.column('terms.check', Uint32Array));
    this.ids = new Directory(this.column('ids.place', Uint32Array), this.column('ids.check', Uint32Array));
    this.idDocs = this.column('ids.docs', Uint16Array);
    this.idTexts = new Texts(columns, 'ids');
    this.words = new Texts(columns, 'words');
    for (const name of head.valueNames) {
      this.values.set(name, {
        texts: new Texts(columns, `values.${name}`),
        of: this.column(`values.${name}.of`, Uint32Array),
        held: this.column(`values.${name}.held`, Uint32Array),
      });
    }
  }

  /** How many different terms it has. */
  get termCount(): number {
    return this.starts.length - 1;
  }

  /** Where a term's postings lie in `docs` and `impacts`; null where no document has it. */
  postings(hash: Hash): { readonly from: number; readonly to: number; readonly greatest: number } | null {
    const [n = -1] = this.terms.find(hash);
    if (n < 0) return null;
    return { from: this.starts[n] ?? 0, to: this.starts[n + 1] ?? 0, greatest: this.greatest[n] ?? 0 };
  }

  idOf(doc: number): string {
    return this.idTexts.at(doc);
  }

  /** The number of the document with this id; -1 where there is none. Who asks several segments has made its hash once. */
  docOf(id: string, hash: Hash = hashOf(id)): number {
    for (const n of this.ids.find(hash)) {
      const doc = this.idDocs[n] ?? 0;
      if (this.idOf(doc) === id) return doc;
    }
    return -1;
  }

  valuesOf(name: string): Values | null {
    return this.values.get(name) ?? null;
  }

  /** One number for every document, not a number where it has none; null where none has. */
  numbersOf(name: string): Float64Array | null {
    return this.head.numberNames.includes(name) ? this.column(`numbers.${name}`, Float64Array) : null;
  }

  private column<T extends Column>(name: string, type: abstract new (...given: never[]) => T): T {
    const column = this.columns.get(name);
    if (!(column instanceof type)) throw new Error(`a segment without ${name}`);
    return column;
  }
}

/** Things by their hashes, in the order of these. Hashes lie evenly, so a look goes where one should be, and then to its neighbours. */
class Directory {
  private readonly place: Uint32Array;
  private readonly check: Uint32Array;

  constructor(place: Uint32Array, check: Uint32Array) {
    this.place = place;
    this.check = check;
  }

  /** The places of all that have this hash: for terms at most one, for ids hardly ever more. */
  find({ place, check }: Hash): number[] {
    const found: number[] = [];
    for (let n = this.first(place); this.place[n] === place; n += 1) if (this.check[n] === check) found.push(n);
    return found;
  }

  /** The first entry that is not below `place`. */
  private first(place: number): number {
    let [low, high] = [0, this.place.length];
    let [bottom, top] = [0, 2 ** 32];
    while (low < high) {
      const guess = low + Math.floor(((place - bottom) / (top - bottom)) * (high - low));
      const middle = Math.min(Math.max(guess, low), high - 1);
      const there = this.place[middle] ?? 0;
      if (there < place) [low, bottom] = [middle + 1, there];
      else [high, top] = [middle, there + 1];
      if (top <= bottom) top = bottom + 1;
    }
    return low;
  }
}
