import type { Consistency, Inclusion, TreeHead } from '@jiebang/contract/log/documents.ts';
import { consistencyProof, inclusionProof, nodesNeeded } from '#kernel/merkle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Db } from '#platform/db/connection.ts';
import { findEntry, type HeadRow, headOfSize, lookUpAt, newestHead, tables } from '../store.ts';
import { headOf, hex } from '../views.ts';

/** The newest signed head; null while the log is empty. */
export async function newestTreeHead(db: Db): Promise<TreeHead | null> {
  const row = await newestHead(db);
  return row ? headOf(row) : null;
}

/** Where an entry stands, under the newest head; null while it waits for its batch, or when there is no such entry. */
export async function inclusionOf(db: Db, leaf: string): Promise<Inclusion | null> {
  const entry = await findEntry(db, leaf);
  const head = await newestHead(db);
  return entry === undefined || entry.n === null || !head ? null : inclusionAt(db, entry.n, head);
}

async function inclusionAt(db: Db, index: number, head: HeadRow): Promise<Inclusion> {
  const proof = (lookUp: Parameters<typeof inclusionProof>[2]) => inclusionProof(index, head.size, lookUp);
  const path = proof(await lookUpAt(db, nodesNeeded(proof)));
  return { leafIndex: index, treeSize: head.size, path: path.map(hex), head: headOf(head) };
}

/** Proves that a leaf stands in the log, by the hash of its data. */
export async function inclusionByHash(db: Db, leafHash: string): Promise<Inclusion | Refusal> {
  const node = await tables(db)
    .selectFrom('log.node')
    .select('n')
    .where('level', '=', 0)
    .where('hash', '=', Buffer.from(leafHash, 'hex'))
    .executeTakeFirst();
  const head = await newestHead(db);
  return node && head ? inclusionAt(db, node.n, head) : refuse('not_found');
}

/** Proves that between the heads of two sizes the log only grew. */
export async function consistencyBetween(db: Db, first: number, second: number): Promise<Consistency | Refusal> {
  if (first > second) return refuse('invalid_input', { fields: [{ path: 'second', code: 'too_small' }] });
  const earlier = await headOfSize(db, first);
  const later = await headOfSize(db, second);
  if (!earlier || !later) return refuse('not_found');
  const proof = (lookUp: Parameters<typeof consistencyProof>[2]) => consistencyProof(first, second, lookUp);
  const path = proof(await lookUpAt(db, nodesNeeded(proof)));
  return { format: 'jiebang-consistency/1', first: headOf(earlier), second: headOf(later), path: path.map(hex) };
}

/** Leaves from a place on, as anyone may read them. */
export async function leavesFrom(db: Db, from: number, limit: number) {
  const rows = await tables(db)
    .selectFrom('log.leaf')
    .select(['n', 'data'])
    .where('n', '>=', from)
    .orderBy('n')
    .limit(limit + 1)
    .execute();
  return {
    items: rows.slice(0, limit).map(({ n, data }) => ({ index: n, data: hex(data) })),
    next: rows[limit]?.n ?? null,
  };
}
