/** An amount of money in fen (1 元 = 100 fen, 1 万元 = 1,000,000 fen), always a safe integer. */
export type Fen = number;
export type Language = 'zh' | 'en';

const FEN_PER_YUAN = 100;
const FEN_PER_WAN = 1_000_000;

/** Says whether a number is an amount: a safe integer. Negative amounts exist (a reversal). */
export const isFen = (value: number): value is Fen => Number.isSafeInteger(value);

/** The number itself; throws RangeError where it is no exact amount of fen. */
export const fen = (value: number): Fen => {
  if (!isFen(value)) throw new RangeError(`${value} is not an exact amount of fen`);
  return value;
};

/** An amount as the database gives it (bigint columns arrive as text or bigint). Throws RangeError beyond 2^53. */
export const fenOf = (value: bigint | string | number): Fen => fen(Number(value));

/** The sum, checked: never silently inexact. */
export const sumFen = (amounts: readonly Fen[]): Fen => amounts.reduce((sum, amount) => fen(sum + fen(amount)), 0);

const digits = (amount: number, unit: number, places: number, keep: number): string => {
  const size = Math.abs(fen(amount));
  const whole = Math.floor(size / unit).toLocaleString('en-US');
  let fraction = String(size % unit).padStart(places, '0');
  while (fraction.length > keep && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  return `${amount < 0 ? '−' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
};

/** The exact amount to the cent: 「500,000.00元」, "CNY 500,000.00". */
export const formatYuan = (amount: Fen, language: Language): string => {
  const text = digits(amount, FEN_PER_YUAN, 2, 2);
  return language === 'zh' ? `${text}元` : `CNY ${text}`;
};

/** The exact amount as budgets are written: 「50万元」「12.5万元」; English has no 万: "CNY 500,000", "CNY 0.01". */
export const formatWan = (amount: Fen, language: Language): string => {
  if (language === 'zh') return `${digits(amount, FEN_PER_WAN, 6, 0)}万元`;
  return `CNY ${digits(amount, FEN_PER_YUAN, 2, amount % FEN_PER_YUAN === 0 ? 0 : 2)}`;
};

const parse = (text: string, unit: number, places: number): Fen | null => {
  // NFKC turns full-width digits, commas and points into ASCII ones.
  const plain = text.normalize('NFKC').replace(/[\s¥]/g, '').replace(/^CNY/i, '').replace('−', '-');
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(plain);
  if (!match) return null;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > places) return null;
  const amount = Number(match[2]?.replaceAll(',', '')) * unit + Number(fraction.padEnd(places, '0'));
  if (!isFen(amount)) return null;
  return match[1] && amount !== 0 ? -amount : amount;
};

/** Reads an amount in 元 (「1,234.5元」「¥1234.50」「１２３４」); null where it is none, finer than a fen, or too large. */
export const parseYuan = (text: string): Fen | null => parse(text.replace(/元\s*$/, ''), FEN_PER_YUAN, 2);

/** Reads an amount in 万元 (「12.5万元」「12.5万」「12.5」); null where it is none, finer than a fen, or too large. */
export const parseWan = (text: string): Fen | null => parse(text.replace(/万元?\s*$/, ''), FEN_PER_WAN, 6);
