import { tagsOf } from '#kernel/audience.ts';
import { viewerOf } from '#modules/identity/index.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { type Given, given, type Planted } from '../canaries.ts';
import type { Cast, Watcher } from '../watchers.ts';
import { type Address, addresses, type Known, notedRoutes, pagesOf } from './addresses.ts';
import { forget, type Memory, remembered } from './memory.ts';

/** Where a watcher finds a canary; undefined when nowhere. */
export function whereFound(canary: Planted, { replies }: Sight): string | undefined {
  for (const [where, reply] of replies) if (reply.holds(canary)) return where;
  return undefined;
}

/** All that one watcher was answered, sent and told, by address. */
export type Sight = { readonly watcher: string; readonly replies: ReadonlyMap<string, Given> };

/** What reads nearly every table of the house, one statement after the other, for the asker alone: a fifth of a sweep. */
const ofEverything = ['/me/data', '/me/deletion/preview'];

/**
 * Lets every watcher ask for everything, open every page, read its mail and hear what it may hear. What reads no table that was written
 * since it was last asked for, the clock's among them, is taken from the memory; `resting`, so is what reads nearly every table. `requests`
 * counts what was asked for.
 */
export async function sweep(
  cast: Cast,
  known: Known,
  memory: Memory,
  resting = false,
): Promise<{ sights: Sight[]; requests: number }> {
  const { platform } = cast.world;
  await forget(cast, memory);
  const asked = [...addresses(known), ...pagesOf(known)];
  const mails = await platform.pool.query<{ recipient: string; text: string }>(
    `select recipient, subject || ' ' || body as text from platform.mail`,
  );
  const facts = await factsAfter(platform.db, cast.since, null, 10_000);
  let requests = 0;
  const askFor = async (watcher: Watcher, some: readonly Address[], replies = new Map<string, Given>()) => {
    for (const address of some) {
      const even = resting && ofEverything.includes(address.way) ? 'stale' : undefined;
      const one = await remembered(cast, memory, watcher, address, even);
      if (one.asked) requests += 1;
      replies.set(address.url, one.reply);
    }
    return replies;
  };
  const noted = asked.filter(({ way }) => notedRoutes.includes(way));
  await Promise.all(cast.watchers.map((watcher) => askFor(watcher, noted)));
  await forget(cast, memory);
  const sights = await Promise.all(
    cast.watchers.map(async (watcher) => {
      const replies = await askFor(watcher, asked);
      const tags = new Set(tagsOf(await viewerOf(platform, watcher.cookie ?? '')));
      const ear = cast.ears.get(watcher.name);
      await ear?.until(facts.filter((fact) => fact.audience.some((tag) => tags.has(tag))).length);
      replies.set('stream', given(ear?.heard() ?? ''));
      const sent = mails.rows.filter(({ recipient }) => recipient === `${watcher.person}@example.com`);
      replies.set('mail', given(sent.map(({ text }) => text).join('\n')));
      return { watcher: watcher.name, replies };
    }),
  );
  return { sights, requests };
}
