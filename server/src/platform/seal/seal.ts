import { createHash, diffieHellman, hkdfSync } from 'node:crypto';
import { fieldsOf, lineOf, lock, unlock } from './envelope.ts';
import { pad, randomOf, unpad } from './padding.ts';
import { type KeyPair, newRawKeyPair, privateKeyOf, publicHalf, publicKeyOf } from './raw-keys.ts';

// Three ways to keep a text from those whom it does not concern: to the holder of a private key, under a data key,
// under the installation's master key. In each, `aad` (or `purpose`) says what the text belongs to, such as
// `solution:ID:version:3`, and a text moved elsewhere does not open. All functions that open throw on any difference:
// what we sealed ourselves and cannot open is damage, not a refusal.

const TO_KEY = 'jiebang/1 x25519-hkdf-sha256-aes256gcm';
const BY_DATA_KEY = 'jiebang/1 aes256gcm';
const BY_MASTER = 'jiebang/1 hkdf-sha256-aes256gcm';

export type { KeyPair } from './raw-keys.ts';

/** The installation's master key of 32 bytes; or several, of which the first wraps and the others only unwrap. */
export type MasterKey = Uint8Array | readonly [Uint8Array, ...Uint8Array[]];

/** All of a master key's keys, the one that wraps first. */
export const keysOf = (key: MasterKey): readonly [Uint8Array, ...Uint8Array[]] =>
  key instanceof Uint8Array ? [key] : key;

const derive = (secret: Uint8Array, salt: Uint8Array, info: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, salt, Buffer.from(info, 'utf8'), 32));

/** A new X25519 pair to seal texts to. */
export const newKeyPair = (): KeyPair => newRawKeyPair('x25519');

/** A new data key of 32 random bytes. */
export const newDataKey = (): Uint8Array => randomOf(32);

const keyBetween = (mine: Uint8Array, theirs: Uint8Array, ephemeral: Uint8Array, recipient: Uint8Array): Uint8Array => {
  const shared = diffieHellman({ privateKey: privateKeyOf('x25519', mine), publicKey: publicKeyOf('x25519', theirs) });
  return derive(shared, Buffer.concat([ephemeral, recipient]), TO_KEY);
};

/** Seals a text so that only the holder of the private key opens it; who seals needs no key and cannot reopen. */
export const sealTo = (publicKey: Uint8Array, plaintext: Uint8Array, aad: string): Uint8Array => {
  const ephemeral = newKeyPair();
  const key = keyBetween(ephemeral.privateKey, publicKey, ephemeral.publicKey, publicKey);
  return lock(key, { line: TO_KEY, fields: ephemeral.publicKey }, pad(plaintext), aad);
};

/** Opens what `sealTo` sealed to this key's public half. */
export const openWith = (privateKey: Uint8Array, sealed: Uint8Array, aad: string): Uint8Array => {
  const fields = fieldsOf(sealed, TO_KEY, 32);
  if (lineOf(sealed) !== TO_KEY || fields.length !== 32) throw new Error('this text is not sealed to a key');
  const key = keyBetween(privateKey, fields, fields, publicHalf('x25519', privateKey));
  return unpad(unlock(key, { line: TO_KEY, fields }, sealed, aad));
};

const NO_FIELDS = new Uint8Array();

/** Encrypts a text under a data key. */
export const encrypt = (dataKey: Uint8Array, plaintext: Uint8Array, aad: string): Uint8Array =>
  lock(dataKey, { line: BY_DATA_KEY, fields: NO_FIELDS }, pad(plaintext), aad);

/** Decrypts what `encrypt` encrypted. */
export const decrypt = (dataKey: Uint8Array, sealed: Uint8Array, aad: string): Uint8Array =>
  unpad(unlock(dataKey, { line: BY_DATA_KEY, fields: NO_FIELDS }, sealed, aad));

/** The first line of what a master key wrapped. */
export const masterLine = (id: string): string => `${BY_MASTER} ${id}`;

/** The id by which wrapped secrets name a master key: 16 hexadecimal digits that tell nothing of it. */
export const masterKeyId = (master: Uint8Array): string =>
  createHash('sha256').update('jiebang master key id').update(master).digest('hex').slice(0, 16);

/** Wraps a secret (a private key, a data key) under the master key, each purpose with a key of its own. */
export const wrapWithMaster = (masterKey: MasterKey, purpose: string, secret: Uint8Array): Uint8Array => {
  const [current] = keysOf(masterKey);
  const head = { line: masterLine(masterKeyId(current)), fields: NO_FIELDS };
  return lock(derive(current, NO_FIELDS, purpose), head, pad(secret), purpose);
};

/** The id of the master key under which a secret is wrapped; null where it is none. */
export const masterKeyIdOf = (wrapped: Uint8Array): string | null => {
  const line = lineOf(wrapped);
  return line?.startsWith(`${BY_MASTER} `) ? line.slice(BY_MASTER.length + 1) : null;
};

/** Unwraps a secret, under the current master key or an earlier one. To rotate: unwrap, then wrap again. */
export const unwrapWithMaster = (masterKey: MasterKey, purpose: string, wrapped: Uint8Array): Uint8Array => {
  const id = masterKeyIdOf(wrapped);
  const master = keysOf(masterKey).find((candidate) => masterKeyId(candidate) === id);
  if (!id || !master)
    throw new Error(id ? `it was wrapped by the master key ${id}, which is not here` : 'it names no master key');
  const head = { line: masterLine(id), fields: NO_FIELDS };
  return unpad(unlock(derive(master, NO_FIELDS, purpose), head, wrapped, purpose));
};
