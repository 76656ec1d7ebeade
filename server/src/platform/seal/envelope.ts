import { createCipheriv, createDecipheriv } from 'node:crypto';
import { randomOf } from './padding.ts';

// A sealed text says itself what it is: one line of ASCII that names version and algorithm (and the key where there
// are several), then the algorithm's own fields, nonce (12 bytes), ciphertext and tag (16 bytes). The line and the
// fields are authenticated with the text, so none of them can be swapped.

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** The parts of an envelope that precede the nonce: its line without the line feed, and the algorithm's fields. */
export type Head = { readonly line: string; readonly fields: Uint8Array };

const headBytes = (head: Head): Uint8Array => Buffer.concat([Buffer.from(`${head.line}\n`, 'ascii'), head.fields]);

/** Encrypts under a key of 32 bytes; `aad` says what the text belongs to and must be repeated to open it. */
export const lock = (key: Uint8Array, head: Head, plaintext: Uint8Array, aad: string): Uint8Array => {
  const nonce = randomOf(NONCE);
  const before = headBytes(head);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.concat([before, Buffer.from(aad, 'utf8')]));
  return new Uint8Array(Buffer.concat([before, nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]));
};

/** The line of an envelope, without opening it; null where the bytes are no envelope. */
export const lineOf = (sealed: Uint8Array): string | null => {
  const end = sealed.subarray(0, 200).indexOf(10);
  const line = end < 0 ? '' : Buffer.from(sealed.subarray(0, end)).toString('latin1');
  return /^jiebang\/1 [\x21-\x7e]+( [\x21-\x7e]+)?$/.test(line) ? line : null;
};

/** The fields of an envelope whose line is known. */
export const fieldsOf = (sealed: Uint8Array, line: string, length: number): Uint8Array =>
  sealed.slice(line.length + 1, line.length + 1 + length);

/** Opens what `lock` made with the same key, head and aad; throws where anything differs. */
export const unlock = (key: Uint8Array, head: Head, sealed: Uint8Array, aad: string): Uint8Array => {
  const before = headBytes(head);
  const start = before.length + NONCE;
  const end = sealed.length - TAG;
  if (end < start || !Buffer.from(sealed.subarray(0, before.length)).equals(before)) {
    throw new Error(`this is no sealed text of the form ${head.line}`);
  }
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(before.length, start), { authTagLength: TAG });
  decipher.setAAD(Buffer.concat([before, Buffer.from(aad, 'utf8')]));
  decipher.setAuthTag(sealed.subarray(end));
  return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(start, end)), decipher.final()]));
};
