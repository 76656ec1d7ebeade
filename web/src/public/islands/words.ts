import { messages as english } from '../../lib/messages/islands.en.ts';
import { messages as chinese } from '../../lib/messages/islands.zh.ts';

/** The words that islands add, in the page's language. */
export const words = document.documentElement.lang.startsWith('zh') ? chinese : english;
