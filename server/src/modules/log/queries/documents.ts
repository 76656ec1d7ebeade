import type { Inclusion, LogLeaf, Proof } from '@jiebang/contract/log/documents.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { logKey, signWithLogKey } from '../actions/sign.ts';
import { findEntry } from '../store.ts';
import { hex } from '../views.ts';
import { inclusionOf, newestTreeHead } from './proofs.ts';

/** What opens a leaf: what it says and its salt in hexadecimal. Null when there is no such entry, or its salt was destroyed. */
export async function openingOf(db: Db, leaf: string): Promise<{ leaf: LogLeaf; salt: string } | null> {
  const entry = await findEntry(db, leaf);
  return entry ? { leaf: entry.said, salt: hex(entry.salt) } : null;
}

/** A signed document of an entry, as `verifier/` checks it; `inclusion` is there once the batch was appended. */
export type Document<B extends { readonly format: string }> = B & {
  readonly salt: string;
  readonly leaf: LogLeaf;
  readonly proof: Proof;
  readonly inclusion?: Inclusion;
};

/**
 * The document of an entry: `documentOf(platform, leaf, { format: 'jiebang-receipt/1' })`, with `content` beside the
 * format where its kind has one. Signed by the log's key. Who may have it is the caller's to say.
 */
export async function documentOf<B extends { readonly format: string; readonly content?: unknown }>(
  platform: Platform,
  leaf: string,
  body: B,
): Promise<Document<B> | null> {
  const opening = await openingOf(platform.db, leaf);
  if (!opening) return null;
  const signed = await signWithLogKey(platform, { ...body, ...opening });
  const inclusion = await inclusionOf(platform.db, leaf);
  return inclusion ? { ...signed, inclusion } : signed;
}

/** The newest head and the public key that signs it. */
export async function headAndKey(platform: Platform) {
  const { keyId } = await logKey(platform, platform.db);
  return { keyId, head: await newestTreeHead(platform.db) };
}
