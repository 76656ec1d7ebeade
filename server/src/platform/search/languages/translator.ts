import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ToTranslate, Translated, Translation } from './thread.ts';

/** So long a search waits for the other language, in milliseconds: while the dictionary is being read it does without. */
const patience = 150;
/** The dictionary takes 150 MB; with more room to let garbage lie the thread was seen to take 340. */
const heap = { maxOldGenerationSizeMb: 224, maxYoungGenerationSizeMb: 8 };

/** Puts words into the other language by the optional dictionary, in a thread that begins when it is first asked for. */
export type Translator = {
  /** What stands for each of these texts in the other language; nothing where that is not known in time. */
  translate(texts: readonly string[]): Promise<ReadonlyMap<string, Translation>>;
  /** Waits until the dictionary is read. */
  ready(): Promise<void>;
  close(): Promise<void>;
};

export function openTranslator(report: (problem: string) => void): Translator {
  let thread: Worker | null = null;
  let calls = 0;
  const waiting = new Map<number, (translations: readonly Translation[]) => void>();
  const begin = (): Worker => {
    const begun = new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits: heap });
    begun.on('message', ({ call, translations }: Translated) => {
      waiting.get(call)?.(translations);
      waiting.delete(call);
    });
    begun.on('error', (error) => report(`the dictionary cannot be used: ${error.message}`));
    begun.on('exit', () => {
      for (const answer of waiting.values()) answer([]);
      waiting.clear();
      if (thread === begun) thread = null;
    });
    // It alone keeps no process alive.
    begun.unref();
    return begun;
  };
  const ask = (texts: readonly string[]): Promise<readonly Translation[]> => {
    thread ??= begin();
    calls += 1;
    const call = calls;
    thread.postMessage({ call, texts } satisfies ToTranslate);
    return new Promise((resolve) => waiting.set(call, resolve));
  };
  return {
    translate: async (texts) => {
      const known = texts.length === 0 ? [] : await Promise.race([ask(texts), pause(patience, [], { ref: false })]);
      return new Map(texts.flatMap((text, n) => (known[n] ? [[text, known[n]] as const] : [])));
    },
    ready: async () => void (await ask([])),
    close: async () => void (await thread?.terminate()),
  };
}
