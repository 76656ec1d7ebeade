/**
 * A Latin word as it is compared: without accents, and its plural as its singular (`batteries` as `battery`, `sensors` as `sensor`).
 * Light on purpose: `processing` stays apart from `process`, since too much folding puts unlike things together. Expects lower case.
 */
export function foldLatin(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
  if (!/^[a-z]{4,}$/.test(plain)) return plain;
  if (/[^aeiou]ies$/.test(plain) && plain.length > 4) return `${plain.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(plain)) return plain.slice(0, -2);
  if (/(?:[sui]s|ics)$/.test(plain)) return plain;
  return plain.endsWith('s') ? plain.slice(0, -1) : plain;
}
