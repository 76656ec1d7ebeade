import {
  librarySearchOf,
  librarySearchText,
  mostSavedSearches,
  type ToldEvery,
} from '@jiebang/contract/achievements/saved-search.ts';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { changeSaved, dropSaved, savedBy, saveSearch } from '../store.ts';

type Given = { readonly name: string; readonly every: ToldEvery };

/** Keeps a search for a person, who is told of what is new from now on. */
export function keepSearch(
  { transact }: Platform,
  { person }: Viewer,
  { query, ...given }: Given & { readonly query: string },
): Promise<{ id: string } | Refusal> {
  return transact(async (tx) => {
    const search = librarySearchOf(query);
    if (person === null) return refuse('not_signed_in');
    if (!search) return refuse('search_unknown');
    const at = await now(tx);
    const id = await saveSearch(tx, {
      ...{ id: newId(), person, query: librarySearchText(search), created_at: at, looked_at: at },
      ...given,
    });
    const kept = await savedBy(tx, person);
    return kept.length > mostSavedSearches ? refuse('too_many_saved_searches') : { id };
  });
}

/** Changes how a search is called and when its person is told. */
export function changeSearch({ transact }: Platform, { person }: Viewer, id: string, given: Given) {
  return transact(async (tx) => {
    const at = await now(tx);
    const changed = person !== null && (await changeSaved(tx, { id, person, ...given, at }));
    return changed ? { done: true as const } : refuse('not_found');
  });
}

/** Keeps a search no longer. */
export function dropSearch({ transact }: Platform, { person }: Viewer, id: string) {
  return transact(async (tx) =>
    person !== null && (await dropSaved(tx, id, person)) ? { done: true as const } : refuse('not_found'),
  );
}
