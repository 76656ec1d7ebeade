import type { Locale } from '../../lib/locale.ts';
import type { Asked } from '../page.ts';
import { langOf } from './language.ts';

/** A name or a word that people gave, within a line of the page, in its own language. */
export function Named({ text, locale }: { readonly text: string; readonly locale: Locale }) {
  const lang = langOf(text, locale);
  return lang ? <span lang={lang}>{text}</span> : text;
}

/** Several of them beside each other. */
export const Names = ({ of, asked: { locale, m } }: { readonly of: readonly string[]; readonly asked: Asked }) =>
  of.flatMap((text, n) => [n > 0 && m.need.comma, <Named key={text} text={text} locale={locale} />]);
