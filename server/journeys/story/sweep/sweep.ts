import { setTimeout } from 'node:timers/promises';
import { tagsOf } from '#kernel/audience.ts';
import { viewerOf } from '#modules/identity/index.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { type Given, given, type Planted } from '../canaries.ts';
import { ask, type Cast } from '../watchers.ts';
import { type Address, addresses, type Known, pagesOf } from './addresses.ts';

/** What the sweeps before found. */
export type Memory = {
  /** The tables that each way of asking reads, whoever asks. */
  readonly read: Map<string, Set<string>>;
  /** The newest reply, by watcher and address. */
  readonly replies: Map<string, Given>;
};

export const newMemory = (): Memory => ({ read: new Map(), replies: new Map() });

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
  kept?: Memory,
  resting = false,
): Promise<{ sights: Sight[]; requests: number }> {
  const { platform } = cast.world;
  const memory = kept ?? newMemory();
  // What was written stays for the sweep that remembers: one without a memory asks for everything as it is.
  const written = kept ? cast.tables.takeWritten() : new Set<string>();
  const touched = ({ way }: Address): boolean => {
    if (ofEverything.includes(way)) return !resting;
    const read = memory.read.get(way);
    return read === undefined || [...read].some((table) => written.has(table));
  };
  const asked = addresses(known).map((address) => ({ ...address, again: touched(address) }));
  // The board's counts are a second behind it at most.
  if (touched({ way: '/needs-facets', url: '' })) await setTimeout(1000);
  const shown = pagesOf(known).map((address) => ({ ...address, again: touched(address) }));
  const mails = await platform.pool.query<{ recipient: string; text: string }>(
    `select recipient, subject || ' ' || body as text from platform.mail`,
  );
  const facts = await factsAfter(platform.db, cast.since, null, 10_000);
  let requests = 0;
  const sights = await Promise.all(
    cast.watchers.map(async (watcher) => {
      const replies = new Map<string, Given>();
      for (const { way, url, again } of [...asked, ...shown]) {
        const place = `${watcher.name} ${url}`;
        const remembered = again ? undefined : memory.replies.get(place);
        const reply = remembered ?? given(await askReading(cast, memory, way, () => ask(cast, watcher, url)));
        if (remembered === undefined) requests += 1;
        memory.replies.set(place, reply);
        replies.set(url, reply);
      }
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

function askReading(cast: Cast, memory: Memory, way: string, act: () => Promise<string>): Promise<string> {
  const read = memory.read.get(way) ?? new Set<string>();
  memory.read.set(way, read);
  return cast.tables.readingInto(read, act);
}
