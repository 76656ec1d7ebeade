import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Db } from '../../db/connection.ts';
import type { OwnWordsSource } from './own-words.ts';
import type { FromThread, Pair, ToThread, Translation } from './thread.ts';

/** So long a search waits for the other language, in milliseconds: while the dictionary is being read it does without. */
const patience = 150;
/** So long own words are taken to be the newest, in milliseconds: then the next search asks for their version. */
const fresh = 1000;
/** The dictionary takes 150 MB; with more room to let garbage lie the thread was seen to take 340. */
const heap = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 };

/** Puts words into the other language by the house's own words and the optional dictionary, in a thread that begins when it is first asked for. */
export type Translator = {
  /** What stands for each of these texts in the other language; nothing where that is not known in time. */
  translate(texts: readonly string[]): Promise<ReadonlyMap<string, Translation>>;
  /** What the dictionary alone has for an expression of either language; null while it is being read. */
  dictionary(expression: string): Promise<readonly Pair[] | null>;
  /** Waits until the dictionary is read. */
  ready(): Promise<void>;
  close(): Promise<void>;
};

export type TranslatorOptions = {
  readonly db: Db;
  /** Where the house's own words are kept. */
  readonly words: OwnWordsSource;
  readonly report: (problem: string) => void;
};

export function openTranslator({ db, words, report }: TranslatorOptions): Translator {
  let thread: Worker | null = null;
  let calls = 0;
  let looked = { at: Number.NEGATIVE_INFINITY, version: '', done: Promise.resolve() };
  const waiting = new Map<number, (answer: FromThread['answer']) => void>();
  const begin = (): Worker => {
    const begun = new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits: heap });
    begun.on('message', ({ call, answer }: FromThread) => {
      waiting.get(call)?.(answer);
      waiting.delete(call);
    });
    begun.on('error', (error) => report(`the dictionary cannot be used: ${error.message}`));
    begun.on('exit', () => {
      for (const answer of waiting.values()) answer([]);
      waiting.clear();
      if (thread !== begun) return;
      thread = null;
      looked = { ...looked, at: Number.NEGATIVE_INFINITY, version: '' };
    });
    // It alone keeps no process alive.
    begun.unref();
    return begun;
  };
  const say = (message: ToThread): void => {
    thread ??= begin();
    thread.postMessage(message);
  };
  const look = async (known: string): Promise<void> => {
    try {
      const version = await words.version(db);
      if (version === known) return;
      say({ own: await words.read(db) });
      looked.version = version;
    } catch (error) {
      report(`own words cannot be read: ${(error as Error).message}`);
    }
  };
  const fresher = (): Promise<void> => {
    const at = performance.now();
    if (at - looked.at >= fresh) {
      looked = { ...looked, at };
      looked.done = look(looked.version);
    }
    return looked.done;
  };
  const ask = <T extends FromThread['answer']>(
    what: { texts: readonly string[] } | { expression: string },
  ): Promise<T> => {
    calls += 1;
    const call = calls;
    const answer = new Promise<T>((resolve) => waiting.set(call, resolve as (answer: FromThread['answer']) => void));
    say({ call, ...what });
    return answer;
  };
  const translated = async (texts: readonly string[]): Promise<readonly Translation[]> => {
    await fresher();
    return ask({ texts });
  };
  const inTime = <T>(answer: Promise<T>): Promise<T | null> =>
    Promise.race([answer, pause(patience, null, { ref: false })]);
  return {
    translate: async (texts) => {
      const known = texts.length === 0 ? [] : await inTime(translated(texts));
      return new Map(texts.flatMap((text, n) => (known?.[n] ? [[text, known[n]] as const] : [])));
    },
    dictionary: (expression) => inTime(ask<readonly Pair[]>({ expression })),
    ready: async () => void (await translated([])),
    close: async () => void (await thread?.terminate()),
  };
}
