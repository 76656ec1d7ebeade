import type { LibrarySearch } from '@jiebang/contract/achievements/saved-search.ts';
import type { Platform } from '#platform/platform.ts';
import { conditionsOf } from '../../queries/search.ts';
import { achievementIndex } from '../../queries/searched.ts';
import { beginningsOf } from '../../queries/suggestions.ts';
import { readTyped, toTranslate } from '../../queries/typed.ts';

/** How many public achievements of a span of time a search finds that have all of what was typed; null where the index cannot say yet. */
export async function countPublished(
  platform: Platform,
  { q = '', ...filters }: LibrarySearch,
  { after, upTo }: { readonly after: Date; readonly upTo: Date },
): Promise<number | null> {
  const { search, translator } = platform;
  const index = search.index(achievementIndex);
  await index.settled();
  // The dictionary is read for words alone.
  const asked = readTyped(q, await translator.translateAll(toTranslate(q)), await beginningsOf(platform, q));
  const { total, coverage } = await index.search({
    terms: asked.terms,
    conditions: [
      ...asked.firm,
      ...asked.all,
      ...conditionsOf(filters),
      { is: 'number', name: 'published', from: after.getTime() + 1, upTo: upTo.getTime() },
    ],
    limit: 0,
    counted: true,
  });
  return coverage.is === 'whole' ? total : null;
}
