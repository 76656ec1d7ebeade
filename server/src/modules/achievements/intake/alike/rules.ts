import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';

type Text = Pick<AchievementDraft, 'text' | 'textEn'>;

/** Shorter texts say too little: what they share is chance. In characters without spaces and signs. */
const shortest = 40;
/** The part of their pairs of characters that two texts share which are nearly the same (Jaccard). */
const nearly = 0.8;
/** Bands of so many minima each: of texts that share nine tenths 99.5% share a band, of those that share a tenth one in two thousand. */
const [bandCount, perBand] = [5, 4];

/** The pairs of neighbouring characters of an achievement's text, each as a number; none of a text that is too short. */
function pairsOf({ text, textEn }: Text): Int32Array {
  const words = (text ?? textEn ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, '');
  const pairs = new Int32Array(words.length < shortest ? 0 : words.length - 1);
  for (let at = 0; at < pairs.length; at += 1) pairs[at] = (words.charCodeAt(at) << 16) | words.charCodeAt(at + 1);
  return pairs;
}

/**
 * The bands of a MinHash (Broder 1997) over the pairs of characters of a text, so that one index finds texts that may be nearly the same: they
 * share a band. Empty for a text that is too short.
 */
export function bandsOf(of: Text): number[] {
  const pairs = pairsOf(of);
  if (pairs.length === 0) return [];
  return Array.from({ length: bandCount }, (_, band) => {
    let bits = band + 1;
    for (let n = 0; n < perBand; n += 1)
      bits = mixed(bits ^ leastOf(pairs, Math.imul(band * perBand + n + 1, 0x9e3779b9)));
    return bits;
  });
}

/** The least of the mixed pairs, as numbers without a sign; with the highest bit turned they compare as whole numbers do, thousands for each text. */
function leastOf(pairs: Int32Array, seed: number): number {
  let least = 0x7fffffff;
  for (let n = 0; n < pairs.length; n += 1) {
    const turned = mixed((pairs[n] as number) ^ seed) ^ 0x80000000;
    if (turned < least) least = turned;
  }
  return least ^ 0x80000000;
}

/** 32 bits in which each depends on all of those that are given (the end of MurmurHash3). */
function mixed(given: number): number {
  let bits = Math.imul(given ^ (given >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** Whether two texts are nearly the same, by all of their pairs. */
export function nearlySame(one: Text, other: Text): boolean {
  const [mine, theirs] = [new Set(pairsOf(one)), new Set(pairsOf(other))];
  let shared = 0;
  for (const pair of mine) if (theirs.has(pair)) shared += 1;
  return shared > 0 && shared / (mine.size + theirs.size - shared) >= nearly;
}
