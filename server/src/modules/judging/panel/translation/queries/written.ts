import type { TranslatedText } from '@jiebang/contract/judging/translation/part.ts';
import type { TranslationDraft } from '@jiebang/contract/judging/translation/translation.ts';
import { contentOfOpened } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { unwrapWithMaster, wrapWithMaster } from '#platform/seal/seal.ts';
import { translatedPurpose } from '../config.ts';
import { handedInOf, type TranslatedRow } from '../store.ts';
import { partsOf } from '../views.ts';

/** What was written, sealed under the master key. */
export const sealed = ({ masterKey }: Platform, id: string, { texts }: TranslationDraft): Buffer =>
  Buffer.from(wrapWithMaster(masterKey, translatedPurpose(id), Buffer.from(JSON.stringify(texts))));

/** The texts of a row by their keys. */
export function textsOf(
  { masterKey }: Platform,
  { id, wrapped }: Pick<TranslatedRow, 'id' | 'wrapped'>,
): Map<string, string> {
  const opened = Buffer.from(unwrapWithMaster(masterKey, translatedPurpose(id), wrapped)).toString('utf8');
  return new Map((JSON.parse(opened) as TranslationDraft['texts']).map(({ key, text }) => [key, text]));
}

export type HandedIn = TranslatedText & { readonly duty: string; readonly person: string };

/**
 * What translators handed in of an opened solution, the newest of each, in the order of first handing in. Also of a duty that has ended: what it
 * left stands beside the original.
 */
export async function translationsOf(platform: Platform, db: Db, solution: string): Promise<HandedIn[]> {
  const rows = await handedInOf(db, solution);
  const parts = rows.length === 0 ? [] : partsOf(await contentOfOpened(platform, solution));
  return rows.map((row) => {
    const texts = textsOf(platform, row);
    return {
      duty: row.duty,
      person: row.person,
      language: row.language,
      at: row.at.toISOString(),
      parts: parts.flatMap(({ key, kind, n }) => {
        const text = texts.get(key);
        return text === undefined ? [] : [{ key, kind, n, text }];
      }),
    };
  });
}
