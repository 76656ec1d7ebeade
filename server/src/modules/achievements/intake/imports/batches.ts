import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { AchievementColumn } from '@jiebang/contract/achievements/imports/import.ts';
import { NoSheet } from '#platform/files/sheets/unpack.ts';
import type { BadLine } from '../store.ts';
import type { Kind } from './lines.ts';

/** What a reader is asked for: which file it is, what its columns are, how many of its rows are settled already, and how many a batch has. */
export type Asked = {
  readonly kind: Kind;
  readonly headers: readonly string[];
  readonly mapping: readonly (AchievementColumn | null)[];
  /** The row of the header; what stands above it and it itself are no rows. 0 where there is none. */
  readonly headerRow: number;
  readonly skip: number;
  readonly size: number;
  readonly rows: number;
  /** Whether the rows are public at once, and so searched. */
  readonly publishes: boolean;
};
/** Rows that were read: the good ones as JSON for the database, the bad ones with what is wrong, and how much of the file is read by then. */
export type Batch = {
  readonly rows: number;
  /** Of the good rows, in their order. */
  readonly ids: readonly string[];
  readonly json: Uint8Array<ArrayBuffer>;
  /** Of rows that are public at once what is searched of each good one, as the index keeps it, between separators; of others nothing. */
  readonly texts: Uint8Array<ArrayBuffer>;
  readonly bad: readonly BadLine[];
  readonly done: number;
};
export type ToReader =
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array }
  | { readonly kind: 'over' }
  // A batch is written, and its buffers are free to be filled again.
  | { readonly kind: 'taken'; readonly buffers: readonly ArrayBuffer[] };
export type FromReader =
  | { readonly kind: 'more' }
  | { readonly kind: 'batch'; readonly batch: Batch }
  | { readonly kind: 'failure'; readonly failure: NoSheet['failure'] }
  | { readonly kind: 'end' };

/**
 * The rows of a file in batches, read and checked in a thread of its own: one batch is read while the one before is written, and no more, so
 * that memory stays flat however long the file is. Throws `NoSheet` where it cannot be read; an `AbortError` where it is to stop.
 */
export async function* batchesOf(
  bytes: AsyncIterable<Uint8Array>,
  asked: Asked,
  stopping?: AbortSignal,
): AsyncGenerator<Batch> {
  const thread = new Worker(new URL('./reader.ts', import.meta.url), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 },
  });
  const send = (message: ToReader, buffers: ArrayBuffer[] = []) => thread.postMessage(message, buffers);
  const chunks = bytes[Symbol.asyncIterator]();
  const broken = new AbortController();
  // Bytes are given as they are asked for, also while the batch before is being written.
  thread.on('message', ({ kind }: FromReader) => {
    if (kind !== 'more') return;
    chunks.next().then(
      (next) => send(next.done ? { kind: 'over' } : { kind: 'chunk', bytes: next.value }),
      (error: unknown) => broken.abort(error),
    );
  });
  const signal = AbortSignal.any([broken.signal, ...(stopping ? [stopping] : [])]);
  try {
    for await (const [message] of on(thread, 'message', { signal }) as AsyncIterable<[FromReader]>) {
      if (message.kind === 'failure') throw new NoSheet(message.failure);
      if (message.kind === 'end') return;
      if (message.kind !== 'batch') continue;
      yield message.batch;
      const buffers = [message.batch.json.buffer, message.batch.texts.buffer];
      send({ kind: 'taken', buffers }, buffers);
    }
  } catch (error) {
    if (broken.signal.aborted) throw broken.signal.reason;
    // A reader that ran out of memory had a trap to read, or no sheet for an import.
    if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') throw new NoSheet('too_large');
    throw error;
  } finally {
    await thread.terminate();
    await chunks.return?.();
  }
}
