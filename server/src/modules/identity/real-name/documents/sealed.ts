import type { IdentityDocument } from '@jiebang/contract/identity/real-name/real-name.ts';
import { keyedHash } from '#platform/keys/keyed-hash.ts';
import type { Platform } from '#platform/platform.ts';
import { decrypt, encrypt, newDataKey, unwrapWithMaster, wrapWithMaster } from '#platform/seal/seal.ts';

// The picture and the number of an identity document lie sealed under a key of their own, which goes with them.

/** For what the key of a person's document is wrapped, and what is sealed under it. */
export const realNamePurpose = (person: string): string => `real name ${person}`;

/** A new key for what a person hands in, as it is and wrapped by the master key. */
export function newRealNameKey({ masterKey }: Platform, person: string): { key: Uint8Array; wrapped: Buffer } {
  const key = newDataKey();
  return { key, wrapped: Buffer.from(wrapWithMaster(masterKey, realNamePurpose(person), key)) };
}

/** The key of what a person handed in. Its callers have decided who may read. */
export const realNameKeyOf = ({ masterKey }: Platform, person: string, wrapped: Uint8Array): Uint8Array =>
  unwrapWithMaster(masterKey, realNamePurpose(person), wrapped);

/** A number sealed, to be read again while it waits. */
export const sealNumber = (key: Uint8Array, person: string, number: string): Buffer =>
  Buffer.from(encrypt(key, Buffer.from(number, 'utf8'), realNamePurpose(person)));

/** The number that was sealed. Throws where it was changed. */
export const openNumber = (key: Uint8Array, person: string, sealed: Uint8Array): string =>
  Buffer.from(decrypt(key, sealed, realNamePurpose(person))).toString('utf8');

/** By which the same document is found again, and nothing else is told. */
export const numberHash = ({ secrets }: Platform, document: IdentityDocument, number: string): Buffer =>
  Buffer.from(keyedHash(secrets, 'real name', document, number));
