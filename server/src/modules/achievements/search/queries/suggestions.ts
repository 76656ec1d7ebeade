import type { AchievementSuggestion } from '@jiebang/contract/achievements/search.ts';
import type { Platform } from '#platform/platform.ts';
import { analyse } from '#platform/search/analysis/analyse.ts';
import { fold } from '#platform/search/analysis/fold.ts';
import { titlesLike } from '../../store.ts';
import { achievementIndex } from './searched.ts';
import { type Beginnings, toComplete } from './typed.ts';

const mostKeywords = 5;
const mostTitles = 3;

/** What may be meant by the beginning that was typed: keywords by how many public achievements say them, then titles. */
export async function suggestions(platform: Platform, typed: string): Promise<AchievementSuggestion[]> {
  const beginning = fold(typed).text.trimStart();
  const key = beginning.replace(/[\s\p{P}]/gu, '');
  if (key === '') return [];
  const [keywords, titles] = await Promise.all([
    platform.search
      .index(achievementIndex)
      .suggest({ is: 'value', name: 'keyword', prefix: beginning, most: mostKeywords }),
    titlesLike(platform.db, key, mostTitles),
  ]);
  return [
    ...keywords.map(({ value, count }) => ({ kind: 'keyword' as const, text: value, count })),
    ...titles.map(({ title, number }) => ({ kind: 'title' as const, text: title, number })),
  ];
}

/** The beginnings of what was typed stand for so many words together at most, the most frequent ones of each: all are looked up in the index. */
const mostBegun = 500;
/** How long a beginning waits for the index right after a start, in milliseconds. */
const patience = 5000;

/** The words of the library that begin as it was typed with a sign (`sens*`). */
export async function beginningsOf({ search }: Platform, typed: string): Promise<Beginnings> {
  const beginnings = [...new Set(toComplete(typed))];
  if (beginnings.length === 0) return new Map();
  const index = search.index(achievementIndex);
  await Promise.race([index.settled(), new Promise((resolve) => setTimeout(resolve, patience).unref())]);
  const most = Math.ceil(mostBegun / beginnings.length);
  const words = await Promise.all(
    beginnings.map((text) => index.suggest({ is: 'term', prefix: fold(text).text, most })),
  );
  return new Map(beginnings.map((text, n) => [text, (words[n] ?? []).map(({ value }) => value)]));
}

/** Of a query that nothing answers: the same with Latin words as they may have been meant; null where there is nothing to mend. */
export async function meantBy(platform: Platform, typed: string): Promise<string | null> {
  const index = platform.search.index(achievementIndex);
  let meant = typed;
  // From the end, so that places before stay where they are.
  for (const { term, kind, start, end } of analyse(typed).reverse()) {
    if (kind !== 'latin') continue;
    const [nearest] = await index.suggest({ is: 'spelling', of: term, most: 1 });
    if (nearest && nearest.value !== term) meant = meant.slice(0, start) + nearest.value + meant.slice(end);
  }
  return meant === typed ? null : meant;
}
