import { contentHash } from './commitment.ts';

/** Words that are accepted or signed: what they are, which version, and in which language they were read. */
export type Words = {
  readonly of: string;
  readonly version: string;
  readonly language: 'zh' | 'en';
  readonly words: string | readonly string[];
};

/** SHA-256, in hexadecimal, of words that are accepted or signed: what is kept with the signature. */
export const hashOfWords = (read: Words): string => contentHash(read);
