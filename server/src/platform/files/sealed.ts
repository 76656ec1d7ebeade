import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Platform } from '../platform.ts';
import { decrypt, encrypt } from '../seal/seal.ts';
import { type Scan, scanBytes } from './check.ts';
import { TooLarge } from './files.ts';

const purpose = (id: string): string => `file:${id}`;

/** What lies in the store (`stored`, encrypted and padded) and what was given (`plain`), each with its size and SHA-256; and what the scan said of it. */
export type StoredSealed = {
  readonly scan: Scan;
  readonly stored: { readonly size: number; readonly sha256: string };
  readonly plain: { readonly size: number; readonly sha256: string };
};

/**
 * Stores a file encrypted under a data key; its bytes never lie anywhere in the clear. It is taken into memory whole, at
 * most `limit` bytes; throws `TooLarge` beyond. It is scanned there, by a scanner of this very machine alone: to another's it never goes
 * (docs/decisions/0012).
 */
export async function putSealed(
  platform: Platform,
  id: string,
  bytes: Readable,
  limit: number,
  dataKey: Uint8Array,
): Promise<StoredSealed | Refusal> {
  const plain = await whole(bytes, limit);
  const scanner = platform.scanner?.local ? platform.scanner : null;
  const scan = await scanBytes({ scanner }, oneChunk(plain));
  if (isRefusal(scan)) return scan;
  const stored = await platform.files.put(id, oneChunk(encrypt(dataKey, plain, purpose(id))), Number.MAX_SAFE_INTEGER);
  return { scan, stored, plain: { size: plain.length, sha256: createHash('sha256').update(plain).digest('hex') } };
}

/** The bytes of a sealed file. Throws where they were changed. */
export async function getSealed(platform: Platform, id: string, dataKey: Uint8Array): Promise<Readable> {
  const plain = decrypt(dataKey, await whole(platform.files.get(id), Number.MAX_SAFE_INTEGER), purpose(id));
  return Readable.from([Buffer.from(plain)]);
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Buffer> {
  yield Buffer.from(bytes);
}

async function whole(bytes: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new TooLarge(`a file of more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
