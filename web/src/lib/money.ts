import type { Locale } from './locale.ts';

/** Fen in one 万元 (10,000 CNY). */
const WAN = 1_000_000;

const grouped = (value: number, digits: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Fen as 万元 with as many decimals as it needs, at most six: 1,234,500,000 fen is `1,234.5`. */
export const wan = (fen: number): string => (fen / WAN).toLocaleString('en-US', { maximumFractionDigits: 6 });

/** An exact amount in CNY to the cent: `500,000.00 元`, `CNY 500,000.00`. */
export function yuan(fen: number, locale: Locale): string {
  const amount = grouped(fen / 100, 2);
  return locale === 'zh' ? `${amount} 元` : `CNY ${amount}`;
}

/** A budget in fen: `50–100 万元`, `CNY 500,000–1,000,000`, or that it is to be negotiated. */
export function budget(min: number | null, max: number | null, locale: Locale): string {
  if (min === null || max === null) return locale === 'zh' ? '面议' : 'To be negotiated';
  const show = (fen: number) => (locale === 'zh' ? wan(fen) : grouped(fen / 100, 0));
  const range = min === max ? show(min) : `${show(min)}–${show(max)}`;
  return locale === 'zh' ? `${range} 万元` : `CNY ${range}`;
}
