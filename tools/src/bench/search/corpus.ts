import type { SearchDocument, SearchQuery } from '../../../../server/src/platform/search/port.ts';

// Achievements that nobody made: words with the frequencies of real ones (Zipf and Mandelbrot), in topics whose words come together and
// again and again in one text. The same number is the same document in every run.

/** So many different words, and so many in a document on average, as real abstracts have: words and Han pairs without stop words. */
const vocabulary = 323_000;
const meanLength = 319;
const topics = 600;
const topicWords = 1500;
const titleWords = 12;
const titleWeight = 3;

/** Numbers from 0 to 1 from a seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A rank below `size`, as often as 1 / (rank + flat): the first ones are about equally frequent. */
const ranked = (u: number, size: number, flat: number): number =>
  Math.floor(flat * Math.exp(u * Math.log((size + flat) / flat)) - flat);

const word = (rank: number): string => String.fromCharCode(0x4e00 + (rank % 2999), 0x4e00 + Math.floor(rank / 2999));
const pick = <T>(list: readonly T[], u: number): T => list[ranked(u, list.length, 3)] as T;
const named = (name: string, many: number) => Array.from({ length: many }, (_, n) => `${name}${n}`);
const [regions, fields, kinds, stages] = [named('region', 41), named('field', 60), named('kind', 8), named('stage', 5)];

/** A word that need not stand there already: of the topic, the more in a title, or any. */
function next(random: () => number, topic: number, at: number): number {
  return random() < (at < titleWords ? 0.5 : 0.35)
    ? (topic * 7919 + ranked(random(), topicWords, 6) * 211) % vocabulary
    : ranked(random(), vocabulary, 18);
}

/** The words of a document in their order, as ranks; the first ones are its title. */
export function wordsOf(n: number): Uint32Array {
  const random = numbers(n);
  const topic = ranked(random(), topics, 40);
  // Around the mean, half as long to twice as long.
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const length = Math.min(1500, Math.max(40, Math.round(meanLength * Math.exp(0.4 * normal - 0.08))));
  const words = new Uint32Array(length);
  for (let at = 0; at < length; at += 1)
    words[at] =
      at >= titleWords && random() < 0.4 ? (words[Math.floor(random() * at)] as number) : next(random, topic, at);
  return words;
}

/** Each word of a document with its weight, as ranks. */
export function weightsOf(n: number): Map<number, number> {
  const weights = new Map<number, number>();
  wordsOf(n).forEach((rank, at) => {
    weights.set(rank, (weights.get(rank) ?? 0) + (at < titleWords ? titleWeight : 1));
  });
  return weights;
}

export type Facts = { readonly region: string; readonly field: readonly string[]; readonly year: number };
/** What else is known of a document. */
export function factsOf(n: number): Facts & { readonly kind: string; readonly stage: string } {
  const random = numbers(n + 0x5bd1e995);
  const field = [...new Set([pick(fields, random()), ...(random() < 0.3 ? [pick(fields, random())] : [])])];
  const year = 2026 - ranked(random(), 27, 8);
  return { region: pick(regions, random()), field, year, kind: pick(kinds, random()), stage: pick(stages, random()) };
}

/** A document as the index is given it. */
export function documentAt(n: number): SearchDocument {
  const { region, field, kind, stage, year } = factsOf(n);
  const terms = new Map([...weightsOf(n)].map(([rank, weight]) => [word(rank), weight]));
  return { id: `a${n}`, terms, values: { region: [region], field, kind: [kind], stage: [stage] }, numbers: { year } };
}

/** What is asked: words by rank with their weights. */
export type Asked = ReadonlyMap<number, number>;
/** Texts that are in no corpus: what is asked is not copied from what is there. */
const beyond = 2 ** 30;

/** A short query: 4 to 28 words, as titles and keywords have. */
export function shortQuery(n: number): Asked {
  const most = 4 + Math.floor(numbers(n + 77)() * 25);
  return new Map([...new Set(wordsOf(beyond + n))].slice(0, most).map((rank) => [rank, 1]));
}

/** A need of 100 to 400 words: those of its title three times, and the root of how often each stands in it. */
export function need(n: number): Asked {
  for (let more = 0; ; more += 1) {
    const words = wordsOf(beyond * 2 + n + more * 1_000_003);
    const counts = new Map<number, number>();
    for (const rank of words) counts.set(rank, (counts.get(rank) ?? 0) + 1);
    if (counts.size < 100) continue;
    const title = new Set(words.subarray(0, titleWords));
    return new Map(
      [...counts].slice(0, 400).map(([rank, count]) => [rank, Math.sqrt(count) + (title.has(rank) ? titleWeight : 0)]),
    );
  }
}

export const termsOf = (asked: Asked): SearchQuery['terms'] =>
  new Map([...asked].map(([rank, weight]) => [word(rank), weight]));

/** The same conditions for every system: one region and the years from one on. */
export function filterOf(n: number): { readonly region: string; readonly from: number } {
  const random = numbers(n + 991);
  return { region: pick(regions, random()), from: 2008 + Math.floor(random() * 12) };
}
