import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

// Keys are kept as their 32 raw bytes. node:crypto wants them wrapped in DER; RFC 8410 fixes these prefixes.
const OID = { x25519: '6e', ed25519: '70' } as const;

export type Curve = keyof typeof OID;
/** Two raw halves of 32 bytes each. */
export type KeyPair = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };

const der = (prefix: string, raw: Uint8Array): Buffer => {
  if (raw.length !== 32) throw new RangeError('a raw key has 32 bytes');
  return Buffer.concat([Buffer.from(prefix, 'hex'), raw]);
};

const last32 = (key: Buffer): Uint8Array => new Uint8Array(key.subarray(key.length - 32));

/** The key object of a raw private key. */
export const privateKeyOf = (curve: Curve, raw: Uint8Array): KeyObject =>
  createPrivateKey({ key: der(`302e020100300506032b65${OID[curve]}04220420`, raw), format: 'der', type: 'pkcs8' });

/** The key object of a raw public key. */
export const publicKeyOf = (curve: Curve, raw: Uint8Array): KeyObject =>
  createPublicKey({ key: der(`302a300506032b65${OID[curve]}032100`, raw), format: 'der', type: 'spki' });

/** A new random pair. */
export const newRawKeyPair = (curve: Curve): KeyPair => {
  // Distinct calls, since the overloads of generateKeyPairSync do not accept a union of names.
  const pair = curve === 'x25519' ? generateKeyPairSync('x25519') : generateKeyPairSync('ed25519');
  return {
    publicKey: last32(pair.publicKey.export({ format: 'der', type: 'spki' })),
    privateKey: last32(pair.privateKey.export({ format: 'der', type: 'pkcs8' })),
  };
};

/** The public half of a raw private key. */
export const publicHalf = (curve: Curve, privateKey: Uint8Array): Uint8Array =>
  last32(createPublicKey(privateKeyOf(curve, privateKey)).export({ format: 'der', type: 'spki' }));
