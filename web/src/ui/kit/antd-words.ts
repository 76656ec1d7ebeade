import english from 'antd/es/locale/en_US.js';
import type { Locale as AntdWords } from 'antd/es/locale/index.js';
import chinese from 'antd/es/locale/zh_CN.js';
import type { Locale } from '../../lib/locale.ts';

// These files are ES modules whose package does not say so, hence the types describe them as what they are not.
const words: Readonly<Record<Locale, unknown>> = { zh: chinese, en: english };

/** Ant Design's own words in a language. */
export const antdWords = (locale: Locale): AntdWords => words[locale] as AntdWords;
