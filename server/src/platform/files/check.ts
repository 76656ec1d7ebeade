import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Platform } from '../platform.ts';
import { documentOf } from './document.ts';

/** What is known of a stored file after a look at its content. */
export type Checked = { readonly type: string; readonly scan: 'clean' | 'not_scanned' };

/**
 * Looks at a file whose bytes are stored and whose row is not written yet: what it is, and whether malware is found in it. With no scanner
 * set up it is `not_scanned`; with one that does not answer it is refused, so that nothing slips by while the scanner is down.
 */
export async function checkStored({ files, scanner }: Platform, id: string, name: string): Promise<Checked | Refusal> {
  const document = await documentOf(name, files.get(id));
  if (document === 'unknown') return refuse('file_kind_refused');
  if (document === 'misnamed') return refuse('file_name_differs');
  if (!scanner) return { ...document, scan: 'not_scanned' };
  const found = await scanner.scan(files.get(id));
  return found === 'clean' ? { ...document, scan: found } : refuse(refusals[found]);
}

const refusals = { infected: 'file_infected', too_large: 'file_beyond_scan', failed: 'scan_unavailable' } as const;
