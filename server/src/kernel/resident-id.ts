// GB 11643-1999, 公民身份号码: area, day of birth, order, and a check character by ISO 7064 MOD 11-2. Residence permits of
// Hong Kong, Macao and Taiwan residents, and foreigners' permanent residence cards of 2023, have the same form.
const SHAPE = /^[1-9]\d{5}(?:19|20)\d{9}[\dX]$/;

/** The check character for the first 17 digits: 12 − Σ digit·2^(18−i) mod 11, with X for ten. */
export const residentIdCheckCharacter = (first17: string): string => {
  const sum = [...first17].reduce((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0);
  return '10X98765432'.charAt(sum % 11);
};

/** Whether a normalised text is a resident identity number: its shape, a day of birth that exists, and its check character. */
export const isResidentId = (text: string): boolean => {
  if (!SHAPE.test(text)) return false;
  const day = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  const born = new Date(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(born.getTime()) && born.toISOString().startsWith(day);
  return exists && residentIdCheckCharacter(text.slice(0, 17)) === text.charAt(17);
};
