import type { Texts } from '../segment/texts.ts';

/** How many letters may be wrong in a word of so many. */
export const wrongLetters = (letters: number): number => (letters < 4 ? 0 : letters < 8 ? 1 : 2);

/**
 * Goes through Latin words in order and tells of those that are spelt as `word` but for so many letters as may be wrong in it: how far each
 * is. Words that begin alike share what was worked out for their beginning, and where a beginning is too far already, all of them are
 * passed over. Two neighbours changed about count one.
 */
export function spelledLike(words: Texts, word: string, tell: (n: number, far: number) => void): void {
  const most = wrongLetters(word.length);
  const { bytes, starts } = words;
  const wanted = Array.from(word, (letter) => letter.charCodeAt(0));
  const width = wanted.length + 1;
  // The row of each beginning: how far it is from each beginning of the word.
  const rows = new Uint8Array(width * (longest + 1));
  for (let at = 0; at < width; at += 1) rows[at] = at;
  const { from, to } = words.beginning(word.charAt(0));
  let shared = 0;
  for (let n = from; n < to; ) {
    const start = starts[n] as number;
    const length = (starts[n + 1] as number) - start;
    let depth = shared;
    let least = 0;
    while (depth < length && least <= most) {
      depth += 1;
      least = fillRow(rows, width, wanted, bytes, start, depth);
    }
    if (least > most) {
      const next = firstWithout(words, n, to, depth);
      shared = next < to ? commonLength(words, n, next) : 0;
      n = next;
      continue;
    }
    const far = rows[depth * width + width - 1] as number;
    if (far <= most) tell(n, far);
    shared = n + 1 < to ? commonLength(words, n, n + 1) : 0;
    n += 1;
  }
}

/** As long as a Latin term is at most. */
const longest = 32;

/** Works out the row of the first `depth` letters from those of fewer; returns the least of it. */
function fillRow(
  rows: Uint8Array,
  width: number,
  wanted: readonly number[],
  bytes: Uint8Array,
  start: number,
  depth: number,
): number {
  const [row, above] = [depth * width, (depth - 1) * width];
  const letter = bytes[start + depth - 1];
  rows[row] = depth;
  let least = depth;
  for (let at = 1; at < width; at += 1) {
    const same = wanted[at - 1] === letter ? 0 : 1;
    let far = Math.min(
      (rows[above + at] as number) + 1,
      (rows[row + at - 1] as number) + 1,
      (rows[above + at - 1] as number) + same,
    );
    if (depth > 1 && at > 1 && wanted[at - 2] === letter && wanted[at - 1] === bytes[start + depth - 2])
      far = Math.min(far, (rows[above - width + at - 2] as number) + 1);
    rows[row + at] = far;
    if (far < least) least = far;
  }
  return least;
}

/** How many letters two words begin with alike. */
function commonLength({ bytes, starts }: Texts, one: number, other: number): number {
  const [a, b] = [starts[one] as number, starts[other] as number];
  const most = Math.min((starts[one + 1] as number) - a, (starts[other + 1] as number) - b);
  let length = 0;
  while (length < most && bytes[a + length] === bytes[b + length]) length += 1;
  return length;
}

/** The first word after one that does not begin with the same letters, so many of them: by steps that double, then halve. */
function firstWithout(words: Texts, n: number, to: number, depth: number): number {
  let [low, step] = [n, 1];
  while (low + step < to && commonLength(words, n, low + step) >= depth) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, to);
  low += 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (commonLength(words, n, middle) >= depth) low = middle + 1;
    else high = middle;
  }
  return low;
}
