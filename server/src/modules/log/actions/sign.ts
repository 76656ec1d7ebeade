import type { Proof } from '@jiebang/contract/log/documents.ts';
import type { Db } from '#platform/db/connection.ts';
import { newSigningKey, openSigningKey, type SigningKey } from '#platform/keys/signing-keys.ts';
import type { Platform } from '#platform/platform.ts';
import { type Signable, signDocument } from '#platform/seal/signature.ts';
import { keyRow } from '../store.ts';

/** The log's signing key, made at first use. */
export async function logKey(platform: Platform, db: Db): Promise<SigningKey> {
  const row = await keyRow(db, () => newSigningKey(platform.masterKey, 'log'));
  return openSigningKey(platform.masterKey, {
    keyId: row.key_id,
    purpose: 'log',
    wrappedPrivateKey: row.wrapped_private_key,
  });
}

/**
 * Signs a document with the log's key. The same document always gets the same signature (Ed25519), so it need not be
 * stored. Within a transaction give it as `db`, lest it wait for a second connection.
 */
export async function signWithLogKey<T extends Signable>(
  platform: Platform,
  document: T,
  db: Db = platform.db,
): Promise<T & { proof: Proof }> {
  const key = await logKey(platform, db);
  return signDocument(key.privateKey, key.keyId, document);
}
