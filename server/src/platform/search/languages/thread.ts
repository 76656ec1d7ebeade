import { parentPort } from 'node:worker_threads';
import { readCedict } from './cedict.ts';
import { type Glossary, glossaryOf } from './glossary.ts';
import { type OwnWords, withOwnWords } from './own-words.ts';
import { rendered } from './translate.ts';

// The thread that holds the dictionary: 120,000 words, which take a second or two to read and have no place where requests are served.

/** The terms that stand for a text, each with its weight, and whether they stand for all of it. */
export type Translation = { readonly terms: ReadonlyMap<string, number>; readonly whole: boolean };
export type ToThread = { readonly own: OwnWords } | { readonly call: number; readonly texts: readonly string[] };
export type Translated = { readonly call: number; readonly translations: readonly Translation[] };

const dictionary: Promise<Glossary> = readCedict().then(glossaryOf);
let glossary = dictionary;

parentPort?.on('message', async (message: ToThread) => {
  if ('own' in message) {
    glossary = dictionary.then((known) => withOwnWords(message.own, known));
    return;
  }
  const { call, texts } = message;
  const known = await glossary;
  parentPort?.postMessage({ call, translations: texts.map((text) => rendered(text, known)) } satisfies Translated);
});
