import { createHmac, hkdfSync } from 'node:crypto';

/**
 * A hash that only the holder of the master key can compute: for finding and for uniqueness without keeping the words. Each
 * purpose has a key of its own, so hashes of different purposes cannot be compared.
 */
export const keyedHash = (masterKey: Uint8Array, purpose: string, ...words: readonly string[]): Uint8Array => {
  const key = new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(), `jiebang keyed hash ${purpose}`, 32));
  return new Uint8Array(createHmac('sha256', key).update(JSON.stringify(words)).digest());
};
