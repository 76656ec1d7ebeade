import { createHash, createPublicKey, verify } from 'node:crypto';
import { canonicalJson, type Json } from './canonical-json.ts';

/** SHA-256 of the canonical JSON of a value, in hexadecimal. */
export const hashOf = (value: Json): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** The data of the log's leaf: SHA-256(salt ‖ canonical JSON). */
export const leafData = (salt: string, leaf: Json): Buffer =>
  createHash('sha256').update(Buffer.from(salt, 'hex')).update(canonicalJson(leaf)).digest();

/** What has a proof; its `inclusion` is not signed, because it is added later. */
export type Signed = { [key: string]: Json } & { proof: { algorithm: string; keyId: string; signature: string } };

/** Whether the Ed25519 signature over the canonical JSON is that of the key named by `keyId`. */
export const signatureHolds = (document: Signed): boolean => {
  const { inclusion: _added, proof, ...rest } = document;
  const { signature, ...method } = proof;
  const raw = Buffer.from(proof.keyId.slice('ed25519:'.length), 'hex');
  // RFC 8410: the twelve bytes that make a raw key a SubjectPublicKeyInfo.
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  const message = Buffer.from(canonicalJson({ ...rest, proof: method }));
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return verify(null, message, key, Buffer.from(signature, 'hex'));
};
