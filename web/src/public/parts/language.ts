import type { Locale } from '../../lib/locale.ts';

/** The `lang` of what people wrote, where it differs from the page's: so that it is read aloud and set in its own language. */
export const langOf = (text: string, locale: Locale): string | undefined =>
  locale === 'en' && /\p{Script=Han}/u.test(text) ? 'zh-CN' : undefined;
