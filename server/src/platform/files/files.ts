import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** Where the bytes of files lie. Names are ids, so nothing about a file can be read from its address. */
export type Files = {
  /** Stores a stream durably (synced to disk before it resolves); returns its size in bytes and SHA-256 in hex. Throws `TooLarge` past `limit`. */
  put(id: string, bytes: Readable | AsyncIterable<Buffer>, limit: number): Promise<{ size: number; sha256: string }>;
  get(id: string): Readable;
  remove(id: string): Promise<void>;
};

/** More bytes came than allowed; carries the status that the HTTP library's errors carry. */
export class TooLarge extends Error {
  readonly statusCode = 413;
}

/** Files in a local folder, two levels deep, written to a temporary name and renamed when whole. */
export async function localFiles(folder: string): Promise<Files> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const placeOf = (id: string) => path.join(folder, id.slice(-2), id);
  return {
    async put(id, bytes, limit) {
      const place = placeOf(id);
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      const part = `${place}.part`;
      const hash = createHash('sha256');
      let size = 0;
      const file = await open(part, 'w', 0o600);
      try {
        for await (const chunk of bytes as AsyncIterable<Buffer>) {
          size += chunk.length;
          if (size > limit) throw new TooLarge(`a file of more than ${limit} bytes`);
          hash.update(chunk);
          await file.write(chunk);
        }
        await file.sync();
      } catch (error) {
        await file.close();
        await rm(part, { force: true });
        throw error;
      }
      await file.close();
      await rename(part, place);
      await syncFolder(path.dirname(place));
      return { size, sha256: hash.digest('hex') };
    },
    get: (id) => createReadStream(placeOf(id)),
    remove: (id) => rm(placeOf(id), { force: true }),
  };
}

/** A rename is durable once its folder is synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
