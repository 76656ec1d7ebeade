/** A piece of a text, and whether the other text has it too. */
export type Piece = { readonly text: string; readonly same: boolean };

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment);

/**
 * A text in pieces, told by words whether `other` has them too, in the same order (longest common subsequence). Together the
 * pieces are the text. Meant for texts of a form: time and room grow with the product of both lengths.
 */
export function piecesAgainst(text: string, other: string): Piece[] {
  const [mine, theirs] = [wordsOf(text), wordsOf(other)];
  const common = commonLengths(mine, theirs);
  const at = (i: number, j: number) => common[i * (theirs.length + 1) + j] ?? 0;
  const pieces: { text: string; same: boolean }[] = [];
  let j = 0;
  mine.forEach((word, i) => {
    while (j < theirs.length && word !== theirs[j] && at(i, j + 1) >= at(i, j)) j += 1;
    const same = word === theirs[j];
    if (same) j += 1;
    const last = pieces.at(-1);
    if (last?.same === same) last.text += word;
    else pieces.push({ text: word, same });
  });
  return pieces;
}

/** How many words the rests of two lists have in common, for each pair of beginnings, row by row. */
function commonLengths(mine: readonly string[], theirs: readonly string[]): Uint16Array {
  const width = theirs.length + 1;
  const table = new Uint16Array((mine.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = mine.length - 1; i >= 0; i -= 1) {
    for (let j = theirs.length - 1; j >= 0; j -= 1) {
      table[i * width + j] = mine[i] === theirs[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return table;
}
