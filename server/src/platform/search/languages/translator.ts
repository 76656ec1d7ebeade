import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Db } from '../../db/connection.ts';
import type { OwnWordsSource } from './own-words.ts';
import type { FromThread, Pair, ToThread } from './thread.ts';
import type { TextPart } from './translate.ts';

/** So long a search waits for the other language, in milliseconds: while the dictionary is being read it does without. */
const patience = 150;
/** So long own words are taken to be the newest, in milliseconds: then the next search asks for their version. */
const fresh = 1000;
/** The dictionary takes 150 MB; with more room to let garbage lie the thread was seen to take 340. */
const heap = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 };

/** Puts words into the other language by the house's own words and the optional dictionary, in a thread that begins when it is first asked for. */
export type Translator = {
  /** The expressions of each of these texts with what stands for them in the other language; null where that is not known in time. */
  translate(texts: readonly string[]): Promise<Translations | null>;
  /** The same, waiting until it is known. */
  translateAll(texts: readonly string[]): Promise<Translations>;
  /** What the dictionary alone has for an expression of either language; null while it is being read. */
  dictionary(expression: string): Promise<readonly Pair[] | null>;
  /** Waits until the dictionary is read. */
  ready(): Promise<void>;
  close(): Promise<void>;
};

/** The expressions of texts, by the text. */
export type Translations = ReadonlyMap<string, readonly TextPart[]>;

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
  let looking = false;
  const waiting = new Map<number, (answer: FromThread['answer'] | null) => void>();
  const begin = (): Worker => {
    const begun = new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits: heap });
    begun.on('message', ({ call, answer }: FromThread) => {
      waiting.get(call)?.(answer);
      waiting.delete(call);
    });
    begun.on('error', (error) => report(`the dictionary cannot be used: ${error.message}`));
    begun.on('exit', () => {
      for (const answer of waiting.values()) answer(null);
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
    looking = true;
    try {
      const version = await words.version(db);
      if (version === known) return;
      say({ own: await words.read(db) });
      looked.version = version;
    } catch (error) {
      report(`own words cannot be read: ${(error as Error).message}`);
    } finally {
      looking = false;
    }
  };
  const fresher = (): Promise<void> => {
    const at = performance.now();
    // One look after another: a slow database is not asked for all words again each second.
    if (!looking && at - looked.at >= fresh) {
      looked = { ...looked, at };
      looked.done = look(looked.version);
    }
    return looked.done;
  };
  /** What the thread answers; null where it ended before it did. */
  const ask = <T extends FromThread['answer']>(
    what: { texts: readonly string[] } | { expression: string },
  ): Promise<T | null> => {
    calls += 1;
    const call = calls;
    const answer = new Promise<T | null>((resolve) =>
      waiting.set(call, resolve as (answer: FromThread['answer'] | null) => void),
    );
    say({ call, ...what });
    return answer;
  };
  const translated = async (texts: readonly string[]): Promise<Translations | null> => {
    if (texts.length === 0) return new Map();
    await fresher();
    const known = await ask<readonly (readonly TextPart[])[]>({ texts });
    return known && new Map(texts.map((text, n) => [text, known[n] ?? []]));
  };
  const inTime = <T>(answer: Promise<T>): Promise<T | null> =>
    Promise.race([answer, pause(patience, null, { ref: false })]);
  return {
    translate: (texts) => inTime(translated(texts)),
    translateAll: async (texts) => (await translated(texts)) ?? new Map(),
    dictionary: (expression) => inTime(ask<readonly Pair[]>({ expression })),
    ready: async () => void (await translated([''])),
    close: async () => void (await thread?.terminate()),
  };
}
