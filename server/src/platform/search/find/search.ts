import type { Found, SearchQuery } from '../port.ts';
import { segmentDocuments } from '../segment/layout.ts';
import { FacetCounts } from './facets.ts';
import { type Docs, narrow } from './narrow.ts';
import type { Part, Parts } from './part.ts';
import { type Sums, scoreAbove, scoreAll } from './score.ts';
import { Top } from './top.ts';
import { type Postings, weigh } from './weigh.ts';

/** With more terms than this, looking at everything is faster than finding out what may be left out (decision 0043). */
const mostShort = 40;

const noDocs = (): Docs => ({ array: new Uint16Array(segmentDocuments), length: 0 });
/** What one search at a time works with, kept so that it need not be made anew; zeros between searches. */
const sums: Sums = { scores: new Float32Array(segmentDocuments), touched: noDocs(), found: noDocs() };

/** Answers a query from these parts. Everything happens before it returns, so it belongs into a thread of its own. */
export function search(parts: Parts, query: SearchQuery): Omit<Found, 'coverage'> {
  const { terms, conditions = [], order, offset = 0, limit, facets = [] } = query;
  const counted = query.counted === true || facets.length > 0;
  const top = new Top(offset + limit);
  const counts = new FacetCounts(facets);
  const weighed = weigh(parts, terms);
  const short = !counted && !order && terms.size > 0 && terms.size <= mostShort;
  const { scores, touched, found } = sums;
  let total = 0;
  parts.forEach((part, place) => {
    const here = weighed.flatMap(({ inParts }) => inParts[place] ?? []);
    if (terms.size > 0 && here.length === 0) return;
    if (short) {
      scoreAbove(part.segment, here, top.bar, sums, (docs) => narrow(part, conditions, docs));
      offer(part, place, order, top);
      for (let n = 0; n < touched.length; n += 1) scores[touched.array[n] as number] = 0;
      return;
    }
    find(part, terms.size > 0 ? here : null);
    narrow(part, conditions, found);
    total += found.length;
    counts.take(part.segment, found);
    if (limit > 0) offer(part, place, order, top);
    scores.fill(0);
  });
  const hits = top.sorted().slice(offset);
  return {
    hits: hits.map(({ part, doc, score }) => ({ id: parts[part]?.segment.idOf(doc) ?? '', score })),
    total: counted ? total : null,
    facets: counts.result(),
  };
}

/** Every document that has any of the terms, with its score; every one where no term is asked for. */
function find({ segment }: Part, terms: readonly Postings[] | null): void {
  const { scores, found } = sums;
  const { documents } = segment.head;
  if (terms) scoreAll(segment, terms, scores);
  let count = 0;
  for (let doc = 0; doc < documents; doc += 1) if (!terms || scores[doc] !== 0) found.array[count++] = doc;
  found.length = count;
}

function offer({ segment }: Part, place: number, order: SearchQuery['order'], top: Top): void {
  const { scores, found } = sums;
  const numbers = order ? segment.numbersOf(order.number) : null;
  const sign = order?.descending ? 1 : -1;
  let bar = top.bar;
  for (let n = 0; n < found.length; n += 1) {
    const doc = found.array[n] as number;
    const score = scores[doc] as number;
    const number = numbers ? (numbers[doc] as number) * sign : Number.NaN;
    const key = order ? (Number.isNaN(number) ? Number.NEGATIVE_INFINITY : number) : score;
    if (key <= bar && bar !== Number.NEGATIVE_INFINITY) continue;
    top.offer(key, place, doc, score);
    bar = top.bar;
  }
}
