import { type AchievementFilter, AchievementFilters } from '@jiebang/contract/achievements/search.ts';

/** Every choice of the library in the order of its address. */
const filters = Object.keys(AchievementFilters.shape) as AchievementFilter[];
const sorts = ['relevance', 'newest', 'maturity'] as const;

export type LibraryChoices = AchievementFilters & {
  readonly q?: string;
  readonly sort?: (typeof sorts)[number];
  readonly after?: string;
};
export type LibraryChoice = 'q' | AchievementFilter;

/** Reads the choices from an address; what it does not know it leaves out, so that an old or mistyped address still shows the library. */
export function readChoices(query: URLSearchParams): LibraryChoices {
  const q = query
    .get('q')
    ?.trim()
    .slice(0, 200)
    // What the end cut in two is left out with what no line holds.
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim();
  const chosen = filters.flatMap((name) => {
    const value = AchievementFilters.shape[name].safeParse(query.get(name) ?? undefined).data;
    return value === undefined ? [] : [[name, value] as const];
  });
  const sort = sorts.find((one) => one === query.get('sort'));
  const after = query.get('after');
  return {
    ...(q && { q }),
    ...(Object.fromEntries(chosen) as AchievementFilters),
    ...(sort && { sort }),
    ...(after && /^\d{1,3}$/.test(after) && { after }),
  };
}

/** The library's address with some choices changed; a changed choice leads to the first page. */
export function libraryPath(
  now: LibraryChoices,
  change: { readonly [K in LibraryChoice | 'sort' | 'after']?: string | number | undefined },
): string {
  const query = new URLSearchParams();
  for (const name of ['q', ...filters, 'sort'] as const) {
    const value = name in change ? change[name] : now[name];
    if (value !== undefined) query.set(name, `${value}`);
  }
  if (change.after !== undefined) query.set('after', `${change.after}`);
  return query.size > 0 ? `/achievements?${query}` : '/achievements';
}

/** The names of the choices that narrow what is shown. */
export const chosenNames = (chosen: LibraryChoices): LibraryChoice[] =>
  (['q', ...filters] as const).filter((name) => chosen[name] !== undefined);
