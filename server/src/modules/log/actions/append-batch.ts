import { randomInt } from 'node:crypto';
import type { TreeHead } from '@jiebang/contract/log/documents.ts';
import { appendNodes, lookUpIn, nodesNeeded, treeRoot } from '#kernel/merkle.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { paddingLeaf } from '#platform/seal/commitment.ts';
import { batchGrowth, batchInterval, largestBatch, smallestBatch } from '../config.ts';
import {
  insertHead,
  insertLeaves,
  insertNodes,
  insertPlaces,
  lockLog,
  newestHead,
  nodesAt,
  waitingEntries,
} from '../store.ts';
import { signWithLogKey } from './sign.ts';

type Slot = { readonly entry: string | null; readonly data: Uint8Array };

/**
 * Appends the next batch under a newly signed head, when one is due; returns the tree's size, null when none was due.
 * Servers take turns, so a batch is appended once.
 */
export async function appendBatch(platform: Platform): Promise<number | null> {
  const appended = await platform.transact<number | null>(async (tx) => {
    await lockLog(tx);
    const at = await now(tx);
    const newest = await newestHead(tx);
    if (newest && at.getTime() - newest.at.getTime() < batchInterval) return null;
    const before = newest?.size ?? 0;
    const slots = filled(await waitingEntries(tx, largestBatch));
    const leaves = slots.map((slot) => slot.data);
    const size = before + leaves.length;
    const old = await nodesAt(tx, [
      ...nodesNeeded((lookUp) => appendNodes(before, leaves, lookUp)),
      ...nodesNeeded((lookUp) => treeRoot(before, lookUp)),
    ]);
    const added = appendNodes(before, leaves, lookUpIn(old));
    const root = treeRoot(size, lookUpIn([...old, ...added]));
    const head: Omit<TreeHead, 'proof'> = {
      format: 'jiebang-tree-head/1',
      size,
      root: Buffer.from(root).toString('hex'),
      at: at.toISOString(),
    };
    const { proof } = await signWithLogKey(platform, head, tx);
    await insertLeaves(tx, before, leaves);
    await insertPlaces(
      tx,
      slots.flatMap(({ entry }, offset) => (entry === null ? [] : [{ entry, n: before + offset }])),
    );
    await insertNodes(tx, added);
    await insertHead(tx, { size, root, at, key_id: proof.keyId, signature: proof.signature });
    return size;
  });
  return isRefusal(appended) ? null : appended;
}

/** What waits and as much padding as fills the batch, in random order. */
function filled(waiting: readonly { id: string; data: Uint8Array }[]): Slot[] {
  let size = smallestBatch;
  while (size < waiting.length) size *= batchGrowth;
  const slots: Slot[] = Array.from({ length: size }, (_, place) => {
    const entry = waiting[place];
    return entry ? { entry: entry.id, data: entry.data } : { entry: null, data: paddingLeaf() };
  });
  return shuffled(slots);
}

function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(randomInt(left.length), 1));
}
