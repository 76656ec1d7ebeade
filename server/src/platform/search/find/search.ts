import type { Found, SearchQuery } from '../port.ts';
import { segmentDocuments } from '../segment/layout.ts';
import { meeting } from './conditions.ts';
import { FacetCounts } from './facets.ts';
import type { Part, Parts } from './part.ts';
import { scoreAbove, scoreAll } from './score.ts';
import { Top } from './top.ts';
import { type Postings, weigh } from './weigh.ts';

/** With more terms than this, looking at everything is faster than finding out what may be left out (decision 0043). */
const mostShort = 40;

/** The sums of one search at a time, kept so that none has to be made anew; zeros between searches. */
const scores = new Float32Array(segmentDocuments);

/** Answers a query from these parts. Everything happens before it returns, so it belongs into a thread of its own. */
export function search(parts: Parts, query: SearchQuery): Omit<Found, 'coverage'> {
  const { terms, conditions = [], order, offset = 0, limit, facets = [] } = query;
  const counted = query.counted === true || facets.length > 0;
  const top = new Top(offset + limit);
  const counts = new FacetCounts(facets);
  const weighed = weigh(parts, terms);
  const short = !counted && !order && terms.size > 0 && terms.size <= mostShort;
  let total = 0;
  parts.forEach((part, place) => {
    const here = weighed.flatMap(({ inParts }) => inParts[place] ?? []);
    if (terms.size > 0 && here.length === 0) return;
    const open = meeting(part, conditions);
    if (short) {
      offerAbove(part, place, here, open, top);
      return;
    }
    scoreAll(part.segment, here, scores);
    // From here on, what is open is what is found.
    if (terms.size > 0) for (let doc = 0; doc < open.length; doc += 1) if (scores[doc] === 0) open[doc] = 0;
    if (counted) total += open.reduce((sum, one) => sum + one, 0);
    counts.take(part.segment, open);
    if (limit > 0) offerAll(part, place, open, order, top);
    scores.fill(0);
  });
  const hits = top.sorted().slice(offset);
  return {
    hits: hits.map(({ part, doc, score }) => ({ id: parts[part]?.segment.idOf(doc) ?? '', score })),
    total: counted ? total : null,
    facets: counts.result(),
  };
}

function offerAbove({ segment }: Part, place: number, here: readonly Postings[], open: Uint8Array, top: Top): void {
  const { found, touched } = scoreAbove(segment, here, open, top.bar, scores);
  for (const doc of found) top.offer(scores[doc] ?? 0, place, doc, scores[doc] ?? 0);
  for (const doc of touched) scores[doc] = 0;
}

function offerAll({ segment }: Part, place: number, open: Uint8Array, order: SearchQuery['order'], top: Top): void {
  const numbers = order ? segment.numbersOf(order.number) : null;
  const sign = order?.descending ? 1 : -1;
  let bar = top.bar;
  for (let doc = 0; doc < open.length; doc += 1) {
    if (open[doc] === 0) continue;
    const score = scores[doc] ?? 0;
    const number = numbers ? (numbers[doc] ?? Number.NaN) * sign : Number.NaN;
    const key = order ? (Number.isNaN(number) ? Number.NEGATIVE_INFINITY : number) : score;
    if (key <= bar && bar !== Number.NEGATIVE_INFINITY) continue;
    top.offer(key, place, doc, score);
    bar = top.bar;
  }
}
