import { once } from 'node:events';
import { Worker, type WorkerOptions } from 'node:worker_threads';

type Apart = Pick<WorkerOptions, 'transferList'> & {
  /** So much may what lasts take; past it the thread ends with ERR_WORKER_OUT_OF_MEMORY. */
  readonly memoryMb: number;
  /** So much what is new; as V8 has it where it is not said. */
  readonly newMb?: number;
  readonly stopping?: AbortSignal;
};

/**
 * What a thread of its own answers to what it is given as its `workerData`: it is begun for this, posts one message and is ended, so that the
 * server answers meanwhile and the memory it took ends with it. Throws what the thread throws, and an `AbortError` where it is to stop
 * before it has answered.
 */
export async function answerApart<T>(
  code: URL,
  workerData: unknown,
  { memoryMb, newMb, stopping, ...more }: Apart,
): Promise<T> {
  const thread = new Worker(code, {
    ...{ workerData, ...more },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, ...(newMb ? { maxYoungGenerationSizeMb: newMb } : {}) },
  });
  try {
    const [answer] = await once(thread, 'message', stopping ? { signal: stopping } : {});
    return answer as T;
  } finally {
    await thread.terminate();
  }
}
