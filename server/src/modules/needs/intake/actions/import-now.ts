import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Platform } from '#platform/platform.ts';
import { importReport } from '../queries/outlook.ts';
import { runImport } from './run-import.ts';
import { startOperatorImport } from './start-import.ts';

/**
 * The import of a file by the operator, run here and now: the same as an organiser's, in the same batches. A server that runs beside
 * may take some of them, and finishes it where this ends before.
 */
export async function importNow(
  platform: Platform,
  given: { readonly organisation: string; readonly track: string; readonly name: string },
  bytes: Uint8Array,
  progress: (settled: number, total: number) => void = () => undefined,
): Promise<Awaited<ReturnType<typeof importReport>> | Refusal> {
  const started = await startOperatorImport(platform, given, bytes);
  if (isRefusal(started)) return started;
  await runImport(platform, started.id, { progress });
  return importReport(platform.db, started.id);
}
