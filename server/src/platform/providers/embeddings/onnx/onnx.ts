import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Embeddings, EmbeddingsFailure } from '../provider.ts';
import type { OnnxSettings } from './model.ts';
import type { Reply } from './thread.ts';

/** A file that is not there, or packages that are not, are not mended within a minute. */
const laterMs = 600_000;

/** Vectors by a model in a file on this machine. Its thread begins with the first texts, stays, and keeps nothing from ending. */
export function onnxEmbeddings(settings: OnnxSettings): Embeddings {
  let thread: Worker | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const ask = async (texts: readonly string[], stopping: AbortSignal | undefined): Promise<(Float32Array | null)[]> => {
    stopping?.throwIfAborted();
    thread ??= new Worker(new URL('./thread.ts', import.meta.url), { workerData: settings });
    const running = thread;
    running.ref();
    try {
      running.postMessage(texts);
      const [reply] = (await once(running, 'message', stopping ? { signal: stopping } : {})) as [Reply];
      if ('failed' in reply) throw new EmbeddingsFailure(reply.failed, laterMs);
      return [...reply.vectors];
    } catch (error) {
      thread = null;
      await running.terminate();
      throw error;
    } finally {
      running.unref();
    }
  };
  return {
    model: [settings.model, settings.version ?? '', settings.pooling].join('/'),
    share: settings.share,
    embed: (texts, stopping) => {
      const mine = turn.then(() => (texts.length === 0 ? [] : ask(texts, stopping)));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
