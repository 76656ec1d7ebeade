import { createContext, use } from 'react';
import type { Locale } from '../../lib/locale.ts';
import { messages as kitEn } from '../../lib/messages/kit.en.ts';
import { messages as kitZh } from '../../lib/messages/kit.zh.ts';
import { refusalWords } from '../../lib/refusals.ts';
import { wordsIn } from '../../lib/words.ts';

const Language = createContext<Locale>('zh');
export const LanguageProvider = Language.Provider;

export const useLocale = (): Locale => use(Language);

/** The texts of one feature in the reader's language. */
export function useMessages<T>(both: { readonly zh: T; readonly en: T }): T {
  return both[useLocale()];
}

/** The glossary's words, and the words that all of the workspace shares. */
export const useWords = () => wordsIn(useLocale());
export const useKit = () => useMessages({ zh: kitZh, en: kitEn });

/** What to say for a refusal code: what is so, and what to do next. */
export function useRefusal(): (code: string) => { readonly says: string; readonly next: string } {
  const locale = useLocale();
  return (code) => refusalWords(code, locale);
}
