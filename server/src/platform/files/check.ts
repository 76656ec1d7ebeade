import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Platform } from '../platform.ts';
import { documentOf } from './document.ts';
import type { SavedFile } from './store.ts';

export type Scan = SavedFile['scan'];

/** What is known of a stored file after a look at its content. */
export type Checked = { readonly type: string; readonly scan: Scan };

/** Looks at a file whose bytes are stored and whose row is not written yet: what it is, and whether malware is found in it. */
export async function checkStored(platform: Platform, id: string, name: string): Promise<Checked | Refusal> {
  const document = await documentOf(name, platform.files.get(id));
  if (document === 'unknown') return refuse('file_kind_refused');
  if (document === 'misnamed') return refuse('file_name_differs');
  const scan = await scanBytes(platform, platform.files.get(id));
  return isRefusal(scan) ? scan : { ...document, scan };
}

/**
 * Whether malware is found in these bytes. With no scanner set up they are `not_scanned`; with one that does not answer they are refused,
 * so that nothing slips by while the scanner is down.
 */
export async function scanBytes(
  { scanner }: Pick<Platform, 'scanner'>,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Scan | Refusal> {
  if (!scanner) return 'not_scanned';
  const found = await scanner.scan(bytes);
  return found === 'clean' ? found : refuse(refusals[found]);
}

const refusals = { infected: 'file_infected', too_large: 'file_beyond_scan', failed: 'scan_unavailable' } as const;
