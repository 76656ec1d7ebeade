import { impactOf, mostImpact } from '../bm25.ts';
import type { SearchDocument } from '../port.ts';
import { NumberColumns, ValueColumns } from './columns.ts';
import { Numbers, Postings, TermNumbers } from './gather.ts';
import { hashInto, hashOf } from './hash.ts';
import { type Column, segmentDocuments, segmentFormat, writeLayout } from './layout.ts';
import { textColumns } from './texts.ts';

/** Impacts are kept in steps of this size: one byte each, never 0. */
export const impactStep = mostImpact / 255;

/** A segment has no more different terms. */
export const segmentTerms = 2 ** 21;
/** Terms that are kept by their letters too: those of which a spelling may be looked for. */
export const latin = /^(?=.*[a-z])[a-z0-9]{3,32}$/;

/** A term is told as a part of a text, from a place to before another, with its weight; told twice, the weights count together. */
export type Take = (text: string, from: number, to: number, weight: number) => void;
/** What a document has beside its terms. */
export type Beside = Pick<SearchDocument, 'values' | 'numbers'>;
/** A document on its way into a segment: it tells its terms one by one, as many as it says at most, and then what it has beside them. */
export type ToldDocument = { readonly id: string; readonly most: number; readonly tell: (take: Take) => Beside };

export const told = ({ id, terms, values, numbers }: SearchDocument): ToldDocument => ({
  id,
  most: terms.size,
  tell: (take) => {
    for (const [term, weight] of terms) take(term, 0, term.length, weight);
    return { ...(values ? { values } : {}), ...(numbers ? { numbers } : {}) };
  },
});

/** Gathers up to `segmentDocuments` documents, each id once, and makes a segment of them. */
export class SegmentBuilder {
  private readonly ids: string[] = [];
  private readonly lengths: number[] = [];
  private readonly terms = new TermNumbers();
  private readonly words: string[] = [];
  private readonly postings = new Postings();
  /** Where the postings of each document end. */
  private readonly ends = new Numbers();
  /** For each term the number of its last posting and one. */
  private readonly latest = new Numbers();
  private readonly values = new ValueColumns();
  private readonly numbers = new NumberColumns();
  private readonly hash = { place: 0, check: 0 };
  private begun = 0;
  private sum = 0;

  /** Whether another document of so many terms at most would be too much for one segment. */
  full(most: number): boolean {
    return this.size === segmentDocuments || this.terms.size + most > segmentTerms;
  }

  get size(): number {
    return this.ids.length;
  }

  /** The sum of the weights of all documents so far. */
  get length(): number {
    return this.lengths.reduce((sum, one) => sum + one, 0);
  }

  /** Throws where there are too many documents, or more terms than a segment has: what `full` did not warn of always fits. */
  add({ id, tell }: ToldDocument): void {
    if (this.size === segmentDocuments) throw new Error('the segment is full');
    [this.begun, this.sum] = [this.postings.length, 0];
    const { values, numbers } = tell(this.take);
    if (this.terms.size > segmentTerms) throw new Error('the segment has too many terms');
    if (values) this.values.add(this.size, values);
    if (numbers) this.numbers.add(this.size, numbers);
    this.ids.push(id);
    this.lengths.push(this.sum);
    this.ends.push(this.postings.length);
  }

  private readonly take: Take = (text, from, to, weight) => {
    hashInto(this.hash, text, from, to);
    const term = this.terms.of(this.hash);
    this.sum += weight;
    if (term === this.latest.length) {
      this.latest.push(0);
      // No word of other letters is cut out of its text.
      const word = text.charCodeAt(from) < 128 ? text.slice(from, to) : '';
      if (latin.test(word)) this.words.push(word);
    }
    const last = this.latest.at(term);
    if (last > this.begun) return this.postings.weigh(last - 1, weight);
    this.postings.push(term, weight);
    this.latest.set(term, this.postings.length);
  };

  /** The segment, which can be made once; impacts are made for this average length of a document. */
  finish(averageLength: number): SharedArrayBuffer {
    const terms = ordered(this.terms.places.all(), this.terms.checks.all());
    const starts = this.startsOf(terms.order);
    const [docs, impacts, greatest] = this.scatter(terms.order, starts, averageLength);
    const hashes = this.ids.map(hashOf);
    const byId = ordered(
      Uint32Array.from(hashes, ({ place }) => place),
      Uint32Array.from(hashes, ({ check }) => check),
    );
    const values = this.values.finish(this.size);
    const numbers = this.numbers.finish(this.size);
    const columns = new Map<string, Column>([
      ['terms.place', terms.place],
      ['terms.check', terms.check],
      ['terms.starts', starts],
      ['terms.greatest', greatest],
      ['docs', docs],
      ['impacts', impacts],
      ...textColumns('words', this.words.sort()),
      ...textColumns('ids', this.ids),
      ['ids.place', byId.place],
      ['ids.check', byId.check],
      ['ids.docs', Uint16Array.from(byId.order)],
      ...values.columns,
      ...numbers.columns,
    ]);
    const head = { format: segmentFormat, documents: this.size, length: this.length, averageLength };
    return writeLayout({ ...head, valueNames: values.names, numberNames: numbers.names }, columns);
  }

  /** Where the postings of each term begin, terms in this order. */
  private startsOf(order: Uint32Array): Uint32Array {
    const counts = this.postings.counts(order.length);
    const starts = new Uint32Array(order.length + 1);
    for (let n = 0; n < order.length; n += 1)
      starts[n + 1] = (starts[n] as number) + (counts[order[n] as number] as number);
    return starts;
  }

  /** Documents are gone through in their order, so the postings of each term lie in it too. */
  private scatter(order: Uint32Array, starts: Uint32Array, average: number): [Uint16Array, Uint8Array, Uint8Array] {
    const next = new Uint32Array(order.length);
    const rank = new Uint32Array(order.length);
    for (let n = 0; n < order.length; n += 1) {
      next[order[n] as number] = starts[n] as number;
      rank[order[n] as number] = n;
    }
    const docs = new Uint16Array(this.postings.length);
    const impacts = new Uint8Array(this.postings.length);
    const greatest = new Uint8Array(order.length);
    let [doc, end, length] = [-1, 0, 0];
    this.postings.drain((posting, term, weight) => {
      while (posting >= end) {
        doc += 1;
        end = this.ends.at(doc);
        length = this.lengths[doc] as number;
      }
      const impact = Math.max(1, Math.round(impactOf(Math.fround(weight), length, average) / impactStep));
      const at = next[term] as number;
      next[term] = at + 1;
      docs[at] = doc;
      impacts[at] = impact;
      const place = rank[term] as number;
      if (impact > (greatest[place] as number)) greatest[place] = impact;
    });
    return [docs, impacts, greatest];
  }
}

/** The order by hash in which texts are looked up, and their hashes in it. */
function ordered(places: Uint32Array, checks: Uint32Array) {
  // 32 bits of hash and 21 of number: they sort as numbers.
  const keys = Float64Array.from(places, (place, n) => place * segmentTerms + n);
  keys.sort();
  const order = Uint32Array.from(keys, (key) => key % segmentTerms);
  const place = Uint32Array.from(keys, (key) => Math.floor(key / segmentTerms));
  return { order, place, check: Uint32Array.from(order, (at) => checks[at] as number) };
}
