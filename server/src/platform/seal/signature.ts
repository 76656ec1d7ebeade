import { sign as signBytes, verify as verifyBytes } from 'node:crypto';
import type { Proof } from '@jiebang/contract/log/documents.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { type KeyPair, newRawKeyPair, privateKeyOf, publicHalf, publicKeyOf } from './raw-keys.ts';

const ALGORITHM = 'ed25519-jcs';
const PREFIX = 'ed25519:';

/** A new Ed25519 pair for signing. */
export const newSigningPair = (): KeyPair => newRawKeyPair('ed25519');

/** The id of a public key: its algorithm and the key itself, so that nobody has to look it up. */
export const keyIdOf = (publicKey: Uint8Array): string => PREFIX + Buffer.from(publicKey).toString('hex');

/** The public key that a key id names; null where it names none. */
export const publicKeyOfId = (keyId: string): Uint8Array | null =>
  /^ed25519:[0-9a-f]{64}$/.test(keyId) ? new Uint8Array(Buffer.from(keyId.slice(PREFIX.length), 'hex')) : null;

/** The Ed25519 signature of bytes, 64 bytes. */
export const sign = (privateKey: Uint8Array, message: Uint8Array): Uint8Array =>
  new Uint8Array(signBytes(null, message, privateKeyOf('ed25519', privateKey)));

/** Whether the signature is the key's over these bytes. */
export const verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  verifyBytes(null, message, publicKeyOf('ed25519', publicKey), signature);

/** A document to be signed has its `format` within, so that a signature for one format never serves for another. */
export type Signable = { readonly format: string };
type Signed = Signable & { readonly proof: Proof; readonly inclusion?: unknown };

const signedBytes = ({ proof, inclusion: _later, ...document }: Signed): Uint8Array => {
  const { signature: _itself, ...method } = proof;
  return Buffer.from(canonicalJson({ ...document, proof: method }), 'utf8');
};

/**
 * The document with its proof: Ed25519 over the canonical JSON (RFC 8785) of the document and of the proof without
 * the signature. `inclusion` is not signed, because the log adds it later and it carries its own signed head.
 */
export const signDocument = <T extends Signable>(
  privateKey: Uint8Array,
  keyId: string,
  document: T,
): T & { proof: Proof } => {
  if (keyId !== keyIdOf(publicHalf('ed25519', privateKey)))
    throw new Error('the key id is not that of the private key');
  const unsigned = { ...document, proof: { algorithm: ALGORITHM, keyId, signature: '' } as Proof };
  const signature = Buffer.from(sign(privateKey, signedBytes(unsigned))).toString('hex');
  return { ...unsigned, proof: { ...unsigned.proof, signature } };
};

/** Whether a document carries this key's signature and was not changed since. */
export const verifyDocument = (publicKey: Uint8Array, document: Signed): boolean => {
  const { algorithm, keyId, signature } = document.proof;
  if (algorithm !== ALGORITHM || keyId !== keyIdOf(publicKey) || !/^[0-9a-f]{128}$/.test(signature)) return false;
  return verify(publicKey, signedBytes(document), Buffer.from(signature, 'hex'));
};
