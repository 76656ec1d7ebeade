import type { ImportFailure } from '@jiebang/contract/needs/imports/import.ts';
import { apart } from '#platform/files/sheets/apart.ts';
import type { ReadFile } from './read-file.ts';

/** Reads a file of needs in a thread of its own, as `apart` says. */
export function readApart(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  stopping?: AbortSignal,
  within?: Parameters<typeof apart>[3],
): Promise<ReadFile | ImportFailure> {
  return apart<ReadFile>(new URL('./reader.ts', import.meta.url), { name, bytes }, stopping, within);
}
