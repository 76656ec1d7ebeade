/** A matrix by rows, of which only what is not 0 is kept: row i has the entries from `start[i]` up to before `start[i + 1]`. */
export type Sparse = {
  readonly rows: number;
  readonly columns: number;
  readonly start: Uint32Array;
  readonly column: Uint32Array;
  readonly value: Float32Array;
};

/** Words further apart than this are not together. A word counts by one over the root of how far off it stands. */
const reach = 8;
/** What is often everywhere is together with everything: frequencies of neighbours are raised to this. */
const smoothing = 0.75;

/**
 * How much more often than by chance each two words stand together, as the logarithm, where it is above 0 (positive pointwise mutual
 * information). Texts are lists of places in a vocabulary of `words` words.
 */
export function cooccurrence(texts: readonly (readonly number[])[], words: number): Sparse {
  const rows = Array.from({ length: words }, () => new Map<number, number>());
  const totals = new Float64Array(words);
  for (const text of texts) {
    text.forEach((word, at) => {
      for (let other = Math.max(0, at - reach); other <= at + reach && other < text.length; other += 1) {
        const neighbour = text[other] ?? word;
        if (neighbour === word) continue;
        const weight = 1 / Math.sqrt(Math.abs(at - other));
        const row = rows[word];
        row?.set(neighbour, (row.get(neighbour) ?? 0) + weight);
        totals[word] = (totals[word] ?? 0) + weight;
      }
    });
  }
  const smoothed = totals.map((total) => total ** smoothing);
  const all = smoothed.reduce((sum, total) => sum + total, 0);
  for (const [word, row] of rows.entries()) {
    for (const [neighbour, weight] of row) {
      const information = Math.log((weight * all) / ((totals[word] ?? 0) * (smoothed[neighbour] ?? 0)));
      if (information > 0) row.set(neighbour, information);
      else row.delete(neighbour);
    }
  }
  return sparse(rows, words);
}

/** A matrix of rows that map a column to its value. */
export function sparse(rows: readonly ReadonlyMap<number, number>[], columns: number): Sparse {
  const start = new Uint32Array(rows.length + 1);
  for (const [row, entries] of rows.entries()) start[row + 1] = (start[row] ?? 0) + entries.size;
  const column = new Uint32Array(start.at(-1) ?? 0);
  const value = new Float32Array(column.length);
  let at = 0;
  for (const row of rows) {
    for (const [place, entry] of row) {
      column[at] = place;
      value[at] = entry;
      at += 1;
    }
  }
  return { rows: rows.length, columns, start, column, value };
}
