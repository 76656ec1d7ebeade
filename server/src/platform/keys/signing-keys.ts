import { type MasterKey, unwrapWithMaster, wrapWithMaster } from '#platform/seal/seal.ts';
import { keyIdOf, newSigningPair, publicKeyOfId } from '#platform/seal/signature.ts';

/** What a signing key is for; its private half cannot be unwrapped for another purpose. */
export type SigningPurpose = 'log' | 'certificate';

/** A signing key as it is stored: the public half is in its id, the private one is wrapped by the master key. */
export type StoredSigningKey = {
  readonly keyId: string;
  readonly purpose: SigningPurpose;
  readonly wrappedPrivateKey: Uint8Array;
};

/** A signing key ready for use, as `signDocument(key.privateKey, key.keyId, document)` takes it. */
export type SigningKey = {
  readonly keyId: string;
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
};

/** For what the private half of a signing key is wrapped. */
export const signingPurpose = (purpose: SigningPurpose, keyId: string): string => `signing:${purpose}:${keyId}`;

/** A new signing key, to be stored. */
export const newSigningKey = (masterKey: MasterKey, purpose: SigningPurpose): StoredSigningKey => {
  const { publicKey, privateKey } = newSigningPair();
  const keyId = keyIdOf(publicKey);
  return { keyId, purpose, wrappedPrivateKey: wrapWithMaster(masterKey, signingPurpose(purpose, keyId), privateKey) };
};

/** Unwraps a stored signing key for use; throws where the row was changed or the master key is another. */
export const openSigningKey = (masterKey: MasterKey, stored: StoredSigningKey): SigningKey => {
  const publicKey = publicKeyOfId(stored.keyId);
  if (!publicKey) throw new Error(`${stored.keyId} is no id of a signing key`);
  const privateKey = unwrapWithMaster(
    masterKey,
    signingPurpose(stored.purpose, stored.keyId),
    stored.wrappedPrivateKey,
  );
  return { keyId: stored.keyId, publicKey, privateKey };
};
