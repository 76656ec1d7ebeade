import { z } from 'zod';
import { Id, Instant, line } from '../http/scalars.ts';
import { achievementFilters, achievementSearchRoutes, achievementWordsTyped } from './search.ts';

/** What a search of the library looks for, whatever its order and its page. */
export const LibrarySearch = z.strictObject({ q: achievementWordsTyped, ...achievementFilters });
export type LibrarySearch = z.infer<typeof LibrarySearch>;

/** A search of the library as it is kept: its choices as in the library's address, in the order of their names, so that the same search is the same text. */
export function librarySearchText(search: LibrarySearch): string {
  const said = Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return new URLSearchParams(said.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))).toString();
}

/** The search that a text stands for; null where it names none. */
export function librarySearchOf(text: string): LibrarySearch | null {
  const said = LibrarySearch.safeParse(Object.fromEntries(new URLSearchParams(text)));
  return said.success && Object.keys(said.data).length > 0 ? said.data : null;
}

/** When one is told of what is new: within minutes, every morning, or not. */
export const ToldEvery = z.enum(['at_once', 'day', 'off']);
export type ToldEvery = z.infer<typeof ToldEvery>;

const kept = {
  /** What its owner calls it. */
  name: line(60),
  every: ToldEvery,
};

export const SavedSearch = z.strictObject({
  id: Id,
  ...kept,
  /** As `librarySearchText` writes it. */
  query: z.string(),
  since: Instant,
});
export type SavedSearch = z.infer<typeof SavedSearch>;

/** As many searches may one person keep. */
export const mostSavedSearches = 50;

const one = z.strictObject({ id: Id });
const done = z.strictObject({ done: z.literal(true) });

/** Searching the library, and keeping searches of it. */
export const librarySearchRoutes = {
  ...achievementSearchRoutes,
  savedSearches: {
    method: 'GET',
    path: '/workspace/saved-searches',
    summary: { zh: '我保存的成果搜索', en: 'Searches of the library that I keep' },
    reply: z.strictObject({ items: z.array(SavedSearch) }),
  },
  saveSearch: {
    method: 'POST',
    path: '/workspace/saved-searches',
    summary: { zh: '保存一个成果搜索', en: 'Keep a search of the library; kept already, it gets this name' },
    creates: true,
    body: z.strictObject({ ...kept, query: z.string().max(1200) }),
    reply: z.strictObject({ id: Id }),
  },
  changeSavedSearch: {
    method: 'PUT',
    path: '/workspace/saved-searches/:id',
    summary: { zh: '修改名称与提醒方式', en: 'Change its name, and when one is told' },
    params: one,
    body: z.strictObject(kept),
    reply: done,
  },
  dropSavedSearch: {
    method: 'DELETE',
    path: '/workspace/saved-searches/:id',
    summary: { zh: '删除保存的搜索', en: 'Keep it no longer' },
    params: one,
    reply: done,
  },
} as const;
