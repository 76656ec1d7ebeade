import { createHmac } from 'node:crypto';
import type { Secrets, Use } from './secrets.ts';

/**
 * A hash that only this installation can compute: for finding and for uniqueness without keeping the words. Each use has a
 * secret of its own, so hashes of different uses cannot be compared.
 */
export const keyedHash = (secrets: Secrets, use: Use, ...words: readonly string[]): Uint8Array =>
  new Uint8Array(createHmac('sha256', secrets(use)).update(JSON.stringify(words)).digest());
