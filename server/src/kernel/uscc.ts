// GB 32100-2015, 法人和其他组织统一社会信用代码编码规则: 31 characters (no I, O, S, V, Z), the 18th is the check character.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** The code as it is stored: full-width and lower-case letters made plain, spaces and hyphens removed. */
export const normaliseUscc = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** The check character for the first 17: 31 − Σ value·3^(i−1) mod 31, by GB 32100 clause 5.2. */
export const usccCheckCharacter = (first17: string): string => {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) throw new RangeError(`${character} does not occur in a unified social credit code`);
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
};

/** Whether a normalised text is a unified social credit code (统一社会信用代码): its shape and its check character. */
export const isUscc = (text: string): boolean =>
  SHAPE.test(text) && usccCheckCharacter(text.slice(0, 17)) === text.charAt(17);
