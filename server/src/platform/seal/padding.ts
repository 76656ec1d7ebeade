import { randomFillSync } from 'node:crypto';

// The length of a ciphertext is the length of its plaintext, and the length of a solution tells whether there is one,
// and how much its team has written. So plaintexts are filled up to the next of few sizes: 256 bytes (keys, short
// answers), 4 KiB, then each power of two to 1 MiB, then eight steps per doubling (at most 12.5 % more), which
// leaves an attachment of 20 MB with one of 36 sizes. Layout: length (4 bytes, big endian), plaintext, zeros.

const LENGTH_BYTES = 4;
const SMALLEST = 256;
const SMALL = 4096;
const LARGE = 2 ** 20;

/** The size to which a plaintext of that many bytes is filled, its length field included. */
export const paddedSize = (length: number): number => {
  const needed = length + LENGTH_BYTES;
  if (needed > 2 ** 31) throw new RangeError('a plaintext beyond 2 GiB is not sealed in one piece');
  if (needed <= SMALLEST) return SMALLEST;
  let size = SMALL;
  while (size < needed && size < LARGE) size *= 2;
  if (needed <= size) return size;
  let doubled = LARGE;
  while (doubled * 2 < needed) doubled *= 2;
  const step = doubled / 8;
  return Math.ceil(needed / step) * step;
};

/** The plaintext with its length before it and zeros behind, of a size that tells little. */
export const pad = (plaintext: Uint8Array): Uint8Array => {
  const padded = new Uint8Array(paddedSize(plaintext.length));
  new DataView(padded.buffer).setUint32(0, plaintext.length);
  padded.set(plaintext, LENGTH_BYTES);
  return padded;
};

/** The plaintext of what `pad` made. Throws where it made no such thing. */
export const unpad = (padded: Uint8Array): Uint8Array => {
  const { buffer, byteOffset, byteLength } = padded;
  const length = byteLength < LENGTH_BYTES ? -1 : new DataView(buffer, byteOffset, byteLength).getUint32(0);
  if (length < 0 || length + LENGTH_BYTES > byteLength || paddedSize(length) !== byteLength) {
    throw new Error('the padding of a sealed text is broken');
  }
  return padded.slice(LENGTH_BYTES, LENGTH_BYTES + length);
};

/** Random bytes, of the length given. */
export const randomOf = (length: number): Uint8Array => randomFillSync(new Uint8Array(length));
