import type { Locale } from './locale.ts';
import { messages as english } from './messages/public.en.ts';
import { messages as chinese, type PublicMessages } from './messages/public.zh.ts';

export type { PublicMessages };

/** Texts of the public pages in a language. */
export const publicMessages = (locale: Locale): PublicMessages => (locale === 'zh' ? chinese : english);
