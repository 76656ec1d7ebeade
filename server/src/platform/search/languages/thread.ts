import { parentPort } from 'node:worker_threads';
import { readCedict } from './cedict.ts';
import { chineseKey, type Entry, englishKey, type Glossary, glossaryOf } from './glossary.ts';
import { type OwnWords, withOwnWords } from './own-words.ts';
import { partsOf, type TextPart } from './translate.ts';

// The thread that holds the dictionary: 120,000 words, which take a second or two to read and have no place where requests are served.

export type Pair = Omit<Entry, 'weight'>;
export type ToThread =
  | { readonly own: OwnWords }
  | { readonly call: number; readonly texts: readonly string[] }
  | { readonly call: number; readonly expression: string };
/** For texts their expressions, for an expression its entries. */
export type FromThread = { readonly call: number; readonly answer: readonly (readonly TextPart[])[] | readonly Pair[] };

const dictionary: Promise<Glossary> = readCedict().then(glossaryOf);
let glossary = dictionary;

parentPort?.on('message', async (message: ToThread) => {
  if ('own' in message) {
    glossary = dictionary.then((known) => withOwnWords(message.own, known));
    return;
  }
  const { call } = message;
  const answer =
    'texts' in message
      ? await glossary.then((known) => message.texts.map((text) => partsOf(text, known)))
      : entriesOf(message.expression, await dictionary);
  parentPort?.postMessage({ call, answer } satisfies FromThread);
});

/** What the dictionary has for an expression of either language. */
function entriesOf(expression: string, { toEnglish, toChinese }: Glossary): Pair[] {
  const [han, latin] = [chineseKey(expression), englishKey(expression)];
  return [
    ...(toEnglish.get(han) ?? []).map(({ text }) => ({ chinese: han, english: text })),
    ...(toChinese.get(latin) ?? []).map(({ text }) => ({ chinese: text, english: latin })),
  ];
}
