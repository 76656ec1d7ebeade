import { impactOf, mostImpact } from '../bm25.ts';
import type { SearchDocument } from '../port.ts';
import { numberColumns, valueColumns } from './columns.ts';
import { hashOf } from './hash.ts';
import { type Column, segmentDocuments, segmentFormat, writeLayout } from './layout.ts';
import { textColumns } from './texts.ts';

/** Impacts are kept in steps of this size: one byte each, never 0. */
export const impactStep = mostImpact / 255;

const mostOrdered = 2 ** 21;
/** Terms that are kept by their letters too: those of which a spelling may be looked for. */
export const latin = /^(?=.*[a-z])[a-z0-9]{3,32}$/;

/** Documents as they come out of the store: terms and their weights side by side. */
export type PlainDocument = Pick<SearchDocument, 'id' | 'values' | 'numbers'> & {
  readonly terms: readonly string[];
  readonly weights: readonly number[];
};

export const plain = ({ terms, ...rest }: SearchDocument): PlainDocument => ({
  ...rest,
  terms: [...terms.keys()],
  weights: [...terms.values()],
});

/** Gathers up to `segmentDocuments` documents, each id once, and makes a segment of them. */
export class SegmentBuilder {
  private readonly documents: Omit<PlainDocument, 'terms' | 'weights'>[] = [];
  private readonly lengths: number[] = [];
  private readonly places = new Map<string, number>();
  /** For each posting, document by document: which term, and its weight. */
  private terms = new Uint32Array(1024);
  private weights = new Float32Array(1024);
  private readonly ends: number[] = [];
  private postings = 0;

  /** Whether another document of so many terms would be too much for one segment. */
  full(terms: number): boolean {
    return this.size === segmentDocuments || this.places.size + terms > mostOrdered;
  }

  get size(): number {
    return this.documents.length;
  }

  /** The sum of the weights of all documents so far. */
  get length(): number {
    return this.lengths.reduce((sum, one) => sum + one, 0);
  }

  add({ id, values, numbers, terms, weights }: PlainDocument): void {
    if (this.full(terms.length)) throw new Error('the segment is full');
    this.documents.push({ id, ...(values ? { values } : {}), ...(numbers ? { numbers } : {}) });
    this.reserve(terms.length);
    let length = 0;
    terms.forEach((term, n) => {
      const weight = weights[n] ?? 0;
      let place = this.places.get(term);
      if (place === undefined) {
        place = this.places.size;
        this.places.set(term, place);
      }
      this.terms[this.postings] = place;
      this.weights[this.postings] = weight;
      this.postings += 1;
      length += weight;
    });
    this.lengths.push(length);
    this.ends.push(this.postings);
  }

  /** The segment; impacts are made for this average length of a document. */
  finish(averageLength: number): SharedArrayBuffer {
    const terms = ordered(this.places.keys(), this.places.size);
    const { order } = terms;
    const starts = this.startsOf(order);
    const [docs, impacts, greatest] = this.scatter(order, starts, averageLength);
    const ids = this.documents.map(({ id }) => id);
    const words = [...this.places.keys()].filter((term) => latin.test(term)).sort();
    const byId = ordered(ids, ids.length);
    const values = valueColumns(this.documents.map((one) => one.values ?? {}));
    const numbers = numberColumns(this.documents.map((one) => one.numbers ?? {}));
    const columns = new Map<string, Column>([
      ['terms.place', terms.place],
      ['terms.check', terms.check],
      ['terms.starts', starts],
      ['terms.greatest', greatest],
      ['docs', docs],
      ['impacts', impacts],
      ...textColumns('words', words),
      ...textColumns('ids', ids),
      ['ids.place', byId.place],
      ['ids.check', byId.check],
      ['ids.docs', Uint16Array.from(byId.order)],
      ...values.columns,
      ...numbers.columns,
    ]);
    const head = { format: segmentFormat, documents: this.size, length: this.length, averageLength };
    return writeLayout({ ...head, valueNames: values.names, numberNames: numbers.names }, columns);
  }

  private reserve(more: number): void {
    if (this.postings + more <= this.terms.length) return;
    const room = Math.max(this.postings + more, this.terms.length * 2);
    const [terms, weights] = [new Uint32Array(room), new Float32Array(room)];
    terms.set(this.terms);
    weights.set(this.weights);
    [this.terms, this.weights] = [terms, weights];
  }

  /** Where the postings of each term begin, terms in this order. */
  private startsOf(order: Uint32Array): Uint32Array {
    const counts = new Uint32Array(order.length);
    for (let n = 0; n < this.postings; n += 1) counts[this.terms[n] ?? 0] = (counts[this.terms[n] ?? 0] ?? 0) + 1;
    const starts = new Uint32Array(order.length + 1);
    order.forEach((term, n) => {
      starts[n + 1] = (starts[n] ?? 0) + (counts[term] ?? 0);
    });
    return starts;
  }

  /** Documents are gone through in their order, so the postings of each term lie in it too. */
  private scatter(order: Uint32Array, starts: Uint32Array, average: number): [Uint16Array, Uint8Array, Uint8Array] {
    const next = new Uint32Array(order.length);
    const rank = new Uint32Array(order.length);
    order.forEach((term, n) => {
      next[term] = starts[n] ?? 0;
      rank[term] = n;
    });
    const docs = new Uint16Array(this.postings);
    const impacts = new Uint8Array(this.postings);
    const greatest = new Uint8Array(order.length);
    let posting = 0;
    this.ends.forEach((end, doc) => {
      const length = this.lengths[doc] ?? 0;
      for (; posting < end; posting += 1) {
        const term = this.terms[posting] ?? 0;
        const impact = Math.max(1, Math.round(impactOf(this.weights[posting] ?? 0, length, average) / impactStep));
        const at = next[term] ?? 0;
        next[term] = at + 1;
        docs[at] = doc;
        impacts[at] = impact;
        const place = rank[term] ?? 0;
        if (impact > (greatest[place] ?? 0)) greatest[place] = impact;
      }
    });
    return [docs, impacts, greatest];
  }
}

/** The order by hash in which texts are looked up, and their hashes in it. */
function ordered(texts: Iterable<string>, many: number) {
  const checks = new Uint32Array(many);
  // 32 bits of hash and 21 of number: they sort as numbers.
  const keys = new Float64Array(many);
  let n = 0;
  for (const text of texts) {
    const { place, check } = hashOf(text);
    keys[n] = place * mostOrdered + n;
    checks[n] = check;
    n += 1;
  }
  keys.sort();
  const order = Uint32Array.from(keys, (key) => key % mostOrdered);
  const place = Uint32Array.from(keys, (key) => Math.floor(key / mostOrdered));
  return { order, place, check: Uint32Array.from(order, (at) => checks[at] as number) };
}
