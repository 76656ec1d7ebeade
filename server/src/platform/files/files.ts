import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';

/** Where the bytes of files lie. Names are ids, so nothing about a file can be read from its address. */
export type Files = {
  /** Stores a stream durably (synced to disk before it resolves); returns its size in bytes and SHA-256 in hex. Throws `TooLarge` past `limit`. */
  put(id: string, bytes: Readable | AsyncIterable<Buffer>, limit: number): Promise<{ size: number; sha256: string }>;
  get(id: string): Readable;
  remove(id: string): Promise<void>;
  /** Notes at the first call whose store this is; whether it is that owner's. */
  claim(owner: string): Promise<boolean>;
  /** Removes what was last written before `before` unless `known` answers with its id: uploads cut short, bytes without a row. Returns how many. */
  sweep(before: Date, known: (ids: readonly string[]) => Promise<readonly string[]>): Promise<number>;
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
      const made = await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      if (made !== undefined) await syncFolder(path.dirname(made));
      const part = `${place}.part`;
      const hash = createHash('sha256');
      let size = 0;
      const file = await open(part, 'w', 0o600);
      try {
        for await (const chunk of bytes as AsyncIterable<Buffer>) {
          size += chunk.length;
          if (size > limit) throw new TooLarge(`a file of more than ${limit} bytes`);
          hash.update(chunk);
          // `write` may write less than it is given, on a disk that is filling up for one.
          await file.appendFile(chunk);
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
    get: (id) => Readable.from(opened(placeOf(id)), { objectMode: false }),
    remove: (id) => rm(placeOf(id), { force: true }),
    async claim(owner) {
      const mark = path.join(folder, 'owner');
      await writeFile(mark, owner, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
      return (await readFile(mark, 'utf8')) === owner;
    },
    async sweep(before, known) {
      let removed = 0;
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (!entry.isDirectory()) continue;
        const old = await namesBefore(path.join(folder, entry.name), before);
        const kept = new Set(await known(old.filter((name) => uuid.test(name))));
        const orphans = old.filter((name) => uuid.test(name.replace(/\.part$/, '')) && !kept.has(name));
        for (const name of orphans) await rm(path.join(folder, entry.name, name), { force: true });
        removed += orphans.length;
      }
      return removed;
    },
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function namesBefore(folder: string, before: Date): Promise<string[]> {
  const old: string[] = [];
  for (const name of await readdir(folder)) {
    // One that vanishes meanwhile was removed by a request or another server.
    const found = await stat(path.join(folder, name)).catch(() => null);
    if (found && found.mtime < before) old.push(name);
  }
  return old;
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

/**
 * Opens a file when it is first read: a stream that nobody reads, as where no scanner is set up, must not fail by itself once its file was
 * removed, for an error that nobody listens to ends the server.
 */
async function* opened(place: string): AsyncGenerator<Buffer> {
  yield* createReadStream(place) as AsyncIterable<Buffer>;
}
