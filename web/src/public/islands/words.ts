import { messages as english } from '../../lib/messages/islands.en.ts';
import { messages as chinese } from '../../lib/messages/islands.zh.ts';

const isChinese = document.documentElement.lang.startsWith('zh');

/** The words that islands add, in the page's language. */
export const words = isChinese ? chinese : english;
export const dateLanguage = isChinese ? 'zh-CN' : 'en-GB';
