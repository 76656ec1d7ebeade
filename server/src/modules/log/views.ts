import type { TreeHead } from '@jiebang/contract/log/documents.ts';
import type { HeadRow } from './store.ts';

/** Bytes as documents spell them. */
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A stored head as the document that was signed. */
export function headOf(row: HeadRow): TreeHead {
  return {
    format: 'jiebang-tree-head/1',
    size: row.size,
    root: hex(row.root),
    at: row.at.toISOString(),
    proof: { algorithm: 'ed25519-jcs', keyId: row.key_id, signature: row.signature },
  };
}
