import { parentPort } from 'node:worker_threads';
import { answerApart } from '../../process/apart.ts';
import { NoSheet } from './unpack.ts';

/** What reading one file may take: a file that needs more is a trap, or no sheet for an import. */
const limits = { memoryMb: 512, timeMs: 120_000 };

type Asked = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * Has a thread of its own read a file, so that the server answers meanwhile and no file, however it was made, takes the
 * server's memory or time: past its own the thread ends, and the file is `too_large`. The bytes are
 * handed over: they are empty afterwards. Throws an `AbortError` where it is to stop before the end.
 */
export async function apart<T>(
  reader: URL,
  workerData: Asked,
  stopping?: AbortSignal,
  { memoryMb, timeMs }: typeof limits = limits,
): Promise<T | NoSheet['failure']> {
  const over = new AbortController();
  const limit = setTimeout(() => over.abort(), timeMs);
  try {
    return await answerApart<T | NoSheet['failure']>(reader, workerData, {
      ...{ memoryMb, newMb: 64, transferList: [workerData.bytes.buffer] },
      stopping: AbortSignal.any([over.signal, ...(stopping ? [stopping] : [])]),
    });
  } catch (error) {
    const { code } = error as { code?: string };
    if (over.signal.aborted || code === 'ERR_WORKER_OUT_OF_MEMORY') return 'too_large';
    throw error;
  } finally {
    clearTimeout(limit);
  }
}

/** What such a thread does: reads, and answers with what it read or why the bytes are no sheet. */
export async function answerOnce(read: () => unknown): Promise<void> {
  try {
    parentPort?.postMessage(await read());
  } catch (error) {
    if (!(error instanceof NoSheet)) throw error;
    parentPort?.postMessage(error.failure);
  }
}
