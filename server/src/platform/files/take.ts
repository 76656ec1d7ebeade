import type { Readable } from 'node:stream';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Platform } from '../platform.ts';
import { type Checked, checkStored, type Scan, scanBytes } from './check.ts';
import { keepIfNoted } from './keep.ts';

/** A file whose bytes lie in the store, and what the malware scan said of them. */
export type Taken = { readonly size: number; readonly sha256: string; readonly scan: Scan };

/**
 * Stores an upload of any kind under its id, has it scanned, and lets `note` write its row, in this order, so that a row never lacks its
 * file. What is refused, by the scan or by `note`, is removed. Throws `TooLarge` past `limit` bytes.
 */
export async function takeFile<T>(
  platform: Platform,
  id: string,
  bytes: Readable | AsyncIterable<Buffer>,
  limit: number,
  note: (taken: Taken) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const stored = await platform.files.put(id, bytes, limit);
  const noted = async () => {
    const scan = await scanBytes(platform, platform.files.get(id));
    return isRefusal(scan) ? scan : note({ ...stored, scan });
  };
  return keepIfNoted(platform, id, noted());
}

/** A file of a kind that is taken, of which `type` says which. */
export type TakenDocument = Taken & Checked;

/** The same for an upload whose content must be of a kind that is taken, and of the kind that its name says. */
export async function takeDocument<T>(
  platform: Platform,
  { id, name }: { readonly id: string; readonly name: string },
  bytes: Readable,
  limit: number,
  note: (taken: TakenDocument) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const stored = await platform.files.put(id, bytes, limit);
  const noted = async () => {
    const checked = await checkStored(platform, id, name);
    return isRefusal(checked) ? checked : note({ ...stored, ...checked });
  };
  return keepIfNoted(platform, id, noted());
}
