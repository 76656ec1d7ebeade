/** What the model is measured against: scores of all titles for a need. */
export type Scores = (need: { readonly title: string; readonly content: string }) => Float64Array;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const [k1, b] = [1.2, 0.75];

/** Words of ICU and all pairs of neighbouring Han characters; a word of two characters counts as both. */
export function wordsAndPairs(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase();
  const words = Array.from(segmenter.segment(folded)).flatMap(({ segment, isWordLike }) =>
    isWordLike ? [segment] : [],
  );
  const pairs = [...folded.matchAll(/\p{Script=Han}{2,}/gu)].flatMap(({ 0: run }) => {
    const characters = [...run];
    return characters.slice(1).map((second, i) => `${characters[i]}${second}`);
  });
  return [...words, ...pairs];
}

function countOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/**
 * The recipe that was found best before there was a model: exact BM25 over words and pairs, a term of the need's title three times and
 * the square root of how often it stands in the content.
 */
export function recipe(titles: readonly string[]): Scores {
  const documents = titles.map(wordsAndPairs);
  const meanLength = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  const postings = new Map<string, [document: number, often: number][]>();
  documents.forEach((terms, document) => {
    for (const [term, often] of countOf(terms)) postings.set(term, [...(postings.get(term) ?? []), [document, often]]);
  });
  return ({ title, content }) => {
    const scores = new Float64Array(titles.length);
    const weights = new Map([...countOf(wordsAndPairs(title))].map(([term, often]) => [term, 3 * often]));
    for (const [term, often] of countOf(wordsAndPairs(content)))
      weights.set(term, (weights.get(term) ?? 0) + Math.sqrt(often));
    for (const [term, weight] of weights) {
      const found = postings.get(term) ?? [];
      const idf = Math.log(1 + (titles.length - found.length + 0.5) / (found.length + 0.5));
      for (const [document, often] of found) {
        const length = (documents[document]?.length ?? 0) / meanLength;
        scores[document] =
          (scores[document] ?? 0) + (weight * idf * often * (k1 + 1)) / (often + k1 * (1 - b + b * length));
      }
    }
    return scores;
  };
}
