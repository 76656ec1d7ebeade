import { readFile } from 'node:fs/promises';
import type { Entry } from './glossary.ts';

/** An entry as the package keeps it: traditional, simplified, pinyin, and one meaning or several. */
type Line = readonly [string, string, string, string | readonly string[], ...unknown[]];

/**
 * The entries of CC-CEDICT (CC BY-SA 4.0, by MDBG and its contributors) from the package `cc-cedict`, whose data file is read as text: its own way in
 * holds three such files in memory. 120,000 words; takes a second, once. Empty where the package is not installed, which is optional.
 */
export async function readCedict(): Promise<Entry[]> {
  let text: string;
  try {
    text = await readFile(new URL('../data/all.js', import.meta.resolve('cc-cedict')), 'utf8');
  } catch {
    return [];
  }
  const { all } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as { all: readonly Line[] };
  return all.flatMap(entriesOf);
}

/** One entry for each meaning that is an expression: without remarks, names, variants and measure words; the first meanings are the surest. */
export function entriesOf([, chinese, , meanings]: Line): Entry[] {
  return [meanings]
    .flat()
    .flatMap((meaning) => meaning.split(';'))
    .map((meaning) => meaning.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').trim())
    .filter(
      (meaning) =>
        meaning !== '' &&
        !/^(?:surname|variant of|old variant|see |CL:|abbr\.|also written|used in|erhua)|\p{Script=Han}/iu.test(
          meaning,
        ),
    )
    .map((meaning, place) => ({
      chinese,
      english: meaning.replace(/^(?:to be|to|an?|the) /i, '').replace(/\b(?:sth|sb)\b/g, ''),
      weight: 1 / Math.sqrt(place + 1),
    }));
}
