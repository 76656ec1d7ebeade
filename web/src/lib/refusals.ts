import type { Locale } from './locale.ts';
import { refusals as english } from './messages/refusals.en.ts';
import { refusals as chinese } from './messages/refusals.zh.ts';

/** What to say for a refusal: what is so, and what to do next. A code without wording is worded as a fault of ours. */
export function refusalWords(code: string, locale: Locale): { readonly says: string; readonly next: string } {
  const list: Readonly<Record<string, { says: string; next: string }>> = locale === 'zh' ? chinese : english;
  return list[code] ?? (locale === 'zh' ? chinese.internal : english.internal);
}
