import { parentPort, workerData } from 'node:worker_threads';
import { ModelFailure, type OnnxSettings, openModel, type Packages, packages } from './model.ts';

// A thread of its own: the runtime computes where it is called, for seconds in which nobody else would be answered.

export type Reply = { readonly vectors: readonly (Float32Array | null)[] } | { readonly failed: string };

async function load(name: string): Promise<unknown> {
  try {
    return await import(name);
  } catch {
    throw new ModelFailure(`needs two packages: npm install --no-save ${packages.join(' ')}`);
  }
}

const [runtime = '', tokenizers = ''] = packages.map((one) => one.slice(0, one.lastIndexOf('@')));
const settings = workerData as OnnxSettings;
const opened = (async () =>
  openModel(settings, {
    runtime: (await load(runtime)) as Packages['runtime'],
    tokenizers: (await load(tokenizers)) as Packages['tokenizers'],
  }))();
// It is told with the first texts.
opened.catch(() => undefined);

async function replyTo(texts: readonly string[]): Promise<Reply> {
  try {
    return { vectors: await (await opened)(texts) };
  } catch (error) {
    return { failed: error instanceof ModelFailure ? error.message : 'cannot compute its model: is it one of texts?' };
  }
}
parentPort?.on('message', async (texts: readonly string[]) => parentPort?.postMessage(await replyTo(texts)));
