import type { Locale } from '@jiebang/contract/reference/codeTable.ts';

export type { Locale };

/** The value of `lang` for a page. */
export const languageTag = (locale: Locale): string => (locale === 'zh' ? 'zh-CN' : 'en');

/** Splits an address into its language and the path that both languages share: `/en/needs` is English `/needs`. */
export function splitLocale(pathname: string): { locale: Locale; path: string } {
  if (pathname === '/en') return { locale: 'en', path: '/' };
  if (pathname.startsWith('/en/')) return { locale: 'en', path: pathname.slice(3) };
  return { locale: 'zh', path: pathname };
}

/** The address of a shared path in a language. */
export function localPath(locale: Locale, path: string): string {
  if (locale === 'zh') return path;
  return path === '/' ? '/en' : `/en${path}`;
}
