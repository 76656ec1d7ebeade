const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const han = /\p{Script=Han}/u;

/**
 * The words of a text for search: lower case, full width folded to half (NFKC), Han words by the dictionary of ICU together
 * with every pair of neighbouring Han characters, so that a part of a long word is found too. In order, with repetitions.
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text.normalize('NFKC').toLowerCase())) {
    if (!isWordLike) continue;
    words.push(segment);
    if (han.test(segment) && segment.length > 2) {
      for (let i = 0; i + 2 <= segment.length; i += 1) words.push(segment.slice(i, i + 2));
    }
  }
  return words;
}
