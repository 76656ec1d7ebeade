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

const digits = '〇一二三四五六七八九';
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const digitOf = (sign: string): number => (sign === '零' ? 0 : sign === '两' ? 2 : digits.indexOf(sign));

/** A text with its Chinese numbers written in Arabic digits, those of places (二〇二七) as those of units (第十二届); up to thousands. */
export function arabicOf(text: string): string {
  return text.replace(/[〇零一二两三四五六七八九十百千]+/g, (number) =>
    /[十百千]/.test(number) ? String(readUnits(number)) : [...number].map(digitOf).join(''),
  );
}

/** So much of a text leads a number that stands in an address, which has an end. */
const longest = 24;

/** The letters and digits of a text as they may stand in an address, Chinese numbers among them, cut off where it grows long. */
export const asciiOf = (text: string): string =>
  arabicOf(text)
    .replace(/[^0-9A-Za-z]/g, '')
    .slice(0, longest);

function readUnits(number: string): number {
  let total = 0;
  let digit = 0;
  for (const sign of number) {
    const unit = units[sign];
    if (unit === undefined) digit = digitOf(sign);
    else {
      // 十 alone is ten, as in 十二.
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + digit;
}
