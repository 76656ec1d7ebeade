import type { Locale } from './locale.ts';
import { grouped } from './numbers.ts';

// Made once: making a format costs a hundred times what using it does.
const decimals = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });
const cents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Fen in one 万元 (10,000 CNY). */
const WAN = 1_000_000;

/** Fen as 万元 with as many decimals as it needs, at most six: 1,234,500,000 fen is `1,234.5`. */
export const wan = (fen: number): string => decimals.format(fen / WAN);

/** An exact amount in CNY to the cent: `500,000.00 元`, `CNY 500,000.00`. */
export function yuan(fen: number, locale: Locale): string {
  const amount = cents.format(fen / 100);
  return locale === 'zh' ? `${amount} 元` : `CNY ${amount}`;
}

/** A budget in fen: `50–100 万元`, `CNY 500,000–1,000,000`, or that it is to be negotiated. */
export function budget(min: number | null, max: number | null, locale: Locale): string {
  if (min === null || max === null) return locale === 'zh' ? '面议' : 'To be negotiated';
  const show = (fen: number) => (locale === 'zh' ? wan(fen) : grouped(fen / 100));
  const range = min === max ? show(min) : `${show(min)}–${show(max)}`;
  return locale === 'zh' ? `${range} 万元` : `CNY ${range}`;
}
