import type { Locale } from './locale.ts';
import { words as english } from './messages/words.en.ts';
import { words as chinese, type Words } from './messages/words.zh.ts';

/** The glossary's words in a language. */
export const wordsIn = (locale: Locale): Words => (locale === 'zh' ? chinese : english);
