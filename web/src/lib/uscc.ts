const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether a unified social credit code ends in the check character of GB 32100: weights 3^(i−1) mod 31. The server has the last word. */
export function looksLikeUscc(code: string): boolean {
  const text = code.replace(/[\s-]/g, '').toUpperCase();
  const values = [...text].map((character) => alphabet.indexOf(character));
  if (text.length !== 18 || values.includes(-1)) return false;
  const sum = values.slice(0, 17).reduce((total, value, i) => total + value * (3 ** i % 31), 0);
  return values[17] === (31 - (sum % 31)) % 31;
}
