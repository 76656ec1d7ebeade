import type { SearchIndex } from '../../../../server/src/platform/search/port.ts';
import { documentAt, filterOf, need, shortQuery, termsOf } from './corpus.ts';
import type { Question } from './exact.ts';

/** Milliseconds that so many of a hundred took at most. */
export type Spread = { readonly p50: number; readonly p95: number; readonly p99: number };

export function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Times something so many times, one after the other. */
export async function timed(times: number, work: (n: number) => Promise<unknown>): Promise<Spread> {
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const begun = performance.now();
    await work(n);
    taken.push(performance.now() - begun);
  }
  return spreadOf(taken);
}

export const show = ({ p50, p95, p99 }: Spread): string =>
  [p50, p95, p99].map((one) => one.toFixed(1).padStart(8)).join(' ');

const warmUp = 40;
const asks = 400;

export type Measured = {
  readonly short: Spread;
  readonly filtered: Spread;
  readonly match: Spread;
  readonly questions: { readonly short: readonly Question[]; readonly match: readonly Question[] };
};

/** Asks what people and needs ask, by the port, one after another. */
export async function measure(index: SearchIndex): Promise<Measured> {
  const questions = { short: [] as Question[], match: [] as Question[] };
  const short = async (n: number) => {
    const asked = shortQuery(n);
    const { hits } = await index.search({ terms: termsOf(asked), limit: 20 });
    if (questions.short.length < 100) questions.short.push({ asked, found: numbersOf(hits) });
  };
  const filtered = async (n: number) => {
    const { region, from } = filterOf(n);
    await index.search({
      terms: termsOf(shortQuery(n)),
      conditions: [
        { is: 'value', name: 'region', anyOf: [region] },
        { is: 'number', name: 'year', from },
      ],
      facets: ['field', 'kind', 'stage'].map((name) => ({ name, most: 20 })),
      limit: 20,
    });
  };
  const match = async (n: number) => {
    const asked = need(n);
    const { hits } = await index.search({ terms: termsOf(asked), limit: 20 });
    if (questions.match.length < 50) questions.match.push({ asked, found: numbersOf(hits) });
  };
  for (const work of [short, filtered, match]) await timed(warmUp, (n) => work(100_000 + n));
  questions.short.length = 0;
  questions.match.length = 0;
  return {
    short: await timed(asks, short),
    filtered: await timed(asks, filtered),
    match: await timed(asks / 2, match),
    questions,
  };
}

const numbersOf = (hits: readonly { readonly id: string }[]) => hits.map(({ id }) => Number(id.slice(1)));

/** From the commit of a change until a search finds it, alone or as the last of so many that are put at once. */
export async function visible(index: SearchIndex, from: number, times: number, beside: number): Promise<Spread> {
  const taken: number[] = [];
  for (let n = from; n < from + times; n += 1) {
    const terms = new Map([[`probe ${n}`, 1]]);
    await index.put([...Array.from({ length: beside }, (_, more) => documentAt(more)), { id: 'probe', terms }]);
    const begun = performance.now();
    while ((await index.search({ terms, limit: 1 })).hits.length === 0)
      await new Promise((resolve) => setTimeout(resolve, 2));
    taken.push(performance.now() - begun);
  }
  return spreadOf(taken);
}
