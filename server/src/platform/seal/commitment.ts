import { createHash } from 'node:crypto';
import type { LogLeaf } from '@jiebang/contract/log/documents.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { randomOf } from './padding.ts';

// The one place that says what the public log's leaves are. A leaf's data is SHA-256(salt ‖ canonical JSON of what it
// says): 32 bytes that nobody can tell from padding without the salt, and nobody can open once the salt is deleted.
// The tree then hashes that data as RFC 9162 says (`leafHash` of #kernel/merkle.ts).

const SALT = 32;

/** A new salt, 32 random bytes: with a fixed length, salt and text have one border only. */
export const newSalt = (): Uint8Array => randomOf(SALT);

/** The data of the leaf that commits to what it says. */
export const commit = (salt: Uint8Array, leaf: LogLeaf): Uint8Array => {
  if (salt.length !== SALT) throw new RangeError(`a salt has ${SALT} bytes`);
  return new Uint8Array(createHash('sha256').update(salt).update(canonicalJson(leaf), 'utf8').digest());
};

/** The data of a padding leaf: random, so that it looks like any other leaf. */
export const paddingLeaf = (): Uint8Array => randomOf(SALT);

/** The `contentHash` of a leaf: SHA-256 of the content's canonical JSON, in hexadecimal. */
export const contentHash = (content: unknown): string =>
  createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');
