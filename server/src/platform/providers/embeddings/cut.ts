/** Texts of one request, and where they stand among all. */
export type Batch = { readonly from: number; readonly texts: readonly string[] };

/** What a model's tokenizer makes of a text is known to it alone: a character of Chinese counts one token, three letters or digits of a word one. */
const pieces = /[\p{Script=Latin}\p{Nd}]{1,3}|\S/gu;

/** So many tokens a text has at most, in all likelihood. */
export const tokensOf = (text: string): number => [...text.matchAll(pieces)].length;

/** The beginning of a text that has so many tokens; the whole text where it has no more. */
export function cut(text: string, tokens: number): string {
  let left = tokens;
  for (const { index } of text.matchAll(pieces)) {
    if (left === 0) return text.slice(0, index).trimEnd();
    left -= 1;
  }
  return text;
}

/** Texts in their order, in batches of so many texts and tokens at most; one that is longer stands alone. */
export function batches(texts: readonly string[], most: { readonly texts: number; readonly tokens: number }): Batch[] {
  const found: { from: number; texts: string[] }[] = [];
  let tokens = 0;
  for (const [at, text] of texts.entries()) {
    const own = tokensOf(text);
    const last = found.at(-1);
    tokens += own;
    if (last && last.texts.length < most.texts && tokens <= most.tokens) last.texts.push(text);
    else {
      found.push({ from: at, texts: [text] });
      tokens = own;
    }
  }
  return found;
}
