import { sidesToLookUp } from '#kernel/audience.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { sidesAmong } from '#modules/solutions/index.ts';
import type { WrittenFact } from '#platform/facts/record.ts';
import type { Platform } from '#platform/platform.ts';
import { ticks } from '#platform/wall-clock.ts';
import { lookEvery } from '../config.ts';

/**
 * Leaves out what a reader is named for by a role alone while they stand on a side of its need. What is public, or for the person or its
 * organisation, passes without a look-up, and so does all that a screen without a reader hears; sides are looked up again once in `lookEvery`.
 */
export function withoutSides(
  platform: Platform,
  { person }: Pick<Viewer, 'person'>,
): (facts: readonly WrittenFact[], tags: readonly string[]) => Promise<readonly WrittenFact[]> {
  const known = new Map<string, boolean>();
  let since = ticks();
  return async (facts, tags) => {
    if (person === null) return facts;
    const asked = facts.map((fact) => ({ fact, needs: sidesToLookUp(fact.audience, tags) }));
    if (asked.every(({ needs }) => needs.length === 0)) return facts;
    if (ticks() - since >= lookEvery) {
      known.clear();
      since = ticks();
    }
    const unknown = [...new Set(asked.flatMap(({ needs }) => needs))].filter((need) => !known.has(need));
    const found = await sidesAmong(platform, platform.db, person, unknown);
    for (const need of unknown) known.set(need, found.has(need));
    return asked.filter(({ needs }) => !needs.some((need) => known.get(need))).map(({ fact }) => fact);
  };
}
