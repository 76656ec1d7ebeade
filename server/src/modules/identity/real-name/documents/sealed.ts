import type { IdentityDocument } from '@jiebang/contract/identity/real-name/real-name.ts';
import { keyedHash } from '#platform/keys/keyed-hash.ts';
import type { Platform } from '#platform/platform.ts';
import { decrypt, encrypt, newDataKey, unwrapWithMaster, wrapWithMaster } from '#platform/seal/seal.ts';

// The picture and the number of an identity document lie sealed under a key of their own, which goes with them.

const purposeOf = (person: string): string => `real name ${person}`;

/** A new key for what a person hands in, as it is and wrapped by the master key. */
export function newRealNameKey({ masterKey }: Platform, person: string): { key: Uint8Array; wrapped: Buffer } {
  const key = newDataKey();
  return { key, wrapped: Buffer.from(wrapWithMaster(masterKey, purposeOf(person), key)) };
}

/** The key of what a person handed in. Its callers have decided who may read. */
export const realNameKeyOf = ({ masterKey }: Platform, person: string, wrapped: Uint8Array): Uint8Array =>
  unwrapWithMaster(masterKey, purposeOf(person), wrapped);

/** A number sealed, to be read again while it waits. */
export const sealNumber = (key: Uint8Array, person: string, number: string): Buffer =>
  Buffer.from(encrypt(key, Buffer.from(number, 'utf8'), purposeOf(person)));

/** The number that was sealed. Throws where it was changed. */
export const openNumber = (key: Uint8Array, person: string, sealed: Uint8Array): string =>
  Buffer.from(decrypt(key, sealed, purposeOf(person))).toString('utf8');

/** By which the same document is found again, and nothing else is told. */
export const numberHash = ({ masterKey }: Platform, document: IdentityDocument, number: string): Buffer =>
  Buffer.from(keyedHash(masterKey, 'real name', document, number));
