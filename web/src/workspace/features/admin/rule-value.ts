import type { Rule } from '@jiebang/contract/contests/rule.ts';
import type { Locale } from '../../../lib/locale.ts';
import { yuan } from '../../../lib/money.ts';

/** The value of a rule as a person reads it: money in 元, lists and parts one after the other. */
export function ruleValue(rule: Rule, locale: Locale): string {
  return shown(rule.key.endsWith('_fen') ? 'fen' : '', rule.value, locale);
}

function shown(name: string, value: unknown, locale: Locale): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? '✓' : '✕';
  if (typeof value === 'number') return /fen$/i.test(name) ? yuan(value, locale) : String(value);
  if (Array.isArray(value)) return value.map((one) => shown('', one, locale)).join('；');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, part]) =>
        /fen$/i.test(key) ? `≥ ${shown(key, part, locale)}` : `${key} ${shown(key, part, locale)}`,
      )
      .join(' · ');
  }
  return String(value);
}
