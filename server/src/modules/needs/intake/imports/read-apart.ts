import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ImportFailure } from '@jiebang/contract/needs/imports/import.ts';
import type { ReadFile } from './read-file.ts';

/** What reading one file may take: a file that needs more is a trap, or no sheet for an import. */
const limits = { memoryMb: 512, timeMs: 120_000 };

/**
 * Reads a file of needs in a thread of its own, so that the server answers meanwhile and no file, however it was made, takes the
 * server's memory or time: past its own the thread ends, and the file is `too_large`. The bytes are
 * handed over: they are empty afterwards. Throws an `AbortError` where it is to stop before the end.
 */
export async function readApart(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  stopping?: AbortSignal,
  { memoryMb, timeMs } = limits,
): Promise<ReadFile | ImportFailure> {
  const thread = new Worker(new URL('./reader.ts', import.meta.url), {
    workerData: { name, bytes },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64 },
  });
  const over = new AbortController();
  const limit = setTimeout(() => over.abort(), timeMs);
  try {
    const [read] = await once(thread, 'message', {
      signal: AbortSignal.any([over.signal, ...(stopping ? [stopping] : [])]),
    });
    return read as ReadFile | ImportFailure;
  } catch (error) {
    const { code } = error as { code?: string };
    if (over.signal.aborted || code === 'ERR_WORKER_OUT_OF_MEMORY') return 'too_large';
    throw error;
  } finally {
    clearTimeout(limit);
    await thread.terminate();
  }
}
