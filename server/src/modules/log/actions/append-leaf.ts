import type { LogLeaf } from '@jiebang/contract/log/documents.ts';
import { newId } from '#kernel/ids.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { commit, newSalt } from '#platform/seal/commitment.ts';
import { insertEntry } from '../store.ts';

/**
 * Promises something in the public log, within the transaction of the deed itself. It waits for the next batch, which
 * comes within five minutes. Returns the entry's id, by which `openingOf`, `inclusionOf` and `documentOf` find it, and its
 * salt in hexadecimal. `leaf` is what is promised: never a confidential text, only its `contentHash`.
 */
export async function appendLeaf(tx: Tx, _platform: Platform, leaf: LogLeaf): Promise<{ leaf: string; salt: string }> {
  const salt = newSalt();
  const id = newId();
  await insertEntry(tx, { id, said: leaf, salt, data: commit(salt, leaf), at: await now(tx) });
  return { leaf: id, salt: Buffer.from(salt).toString('hex') };
}
