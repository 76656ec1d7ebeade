import { tagsOf } from '#kernel/audience.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { viewerOf } from '#modules/identity/index.ts';
import { newestPosition } from '#platform/facts/deliver.ts';
import { networkOf } from '#platform/http/guard/network.ts';
import type { Incoming, Sse } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { ticks } from '#platform/wall-clock.ts';
import { beatEvery, lookEvery, ofVisitors, perAddress, perPerson, perServer } from '../config.ts';
import { isFor, viewFact } from '../views.ts';
import { type Hub, joinHub } from './hub.ts';
import { openPlace, sealPlace } from './place.ts';
import { withoutSides } from './sides.ts';

type Asked = { readonly after: string | undefined; readonly incoming: Incoming };

/** How many streams are open on this server: in all, and of each person or address. */
const counts = new WeakMap<Platform, Map<string, number>>();

/** What happens from now on, or from where the reader left off, as far as this viewer may know it, until a right is lost. */
export async function openStream(
  platform: Platform,
  viewer: Viewer,
  { after, incoming }: Asked,
): Promise<AsyncIterable<Sse> | Refusal> {
  const release = take(platform, viewer, incoming);
  if (release === null) return refuse('too_many_streams');
  try {
    const from = openPlace(platform, incoming.lastEventId ?? after);
    const position = Math.min(from ?? Number.MAX_SAFE_INTEGER, await newestPosition(platform.db));
    const { hub, leave } = await joinHub(platform);
    const end = async () => {
      release();
      await leave();
    };
    return tellOn(platform, viewer, { hub, position, incoming, end });
  } catch (error) {
    release();
    throw error;
  }
}

function take(platform: Platform, viewer: Viewer, { ip }: Incoming): (() => void) | null {
  const open = counts.get(platform) ?? new Map<string, number>();
  counts.set(platform, open);
  const limits = new Map<string, number>([
    ['all', perServer],
    ...(viewer.person === null
      ? ([
          ['visitors', ofVisitors],
          [`address:${networkOf(ip)}`, perAddress],
        ] as const)
      : ([[`person:${viewer.person}`, perPerson]] as const)),
  ]);
  if ([...limits].some(([key, limit]) => (open.get(key) ?? 0) >= limit)) return null;
  const add = (by: number) => {
    for (const key of limits.keys()) {
      const count = (open.get(key) ?? 0) + by;
      if (count > 0) open.set(key, count);
      else open.delete(key);
    }
  };
  add(1);
  return () => add(-1);
}

type Opened = {
  readonly hub: Hub;
  readonly position: number;
  readonly incoming: Incoming;
  readonly end: () => Promise<void>;
};

async function* tellOn(platform: Platform, viewer: Viewer, opened: Opened): AsyncGenerator<Sse> {
  const { hub, incoming } = opened;
  let { position } = opened;
  let tags = tagsOf(viewer);
  const unbound = withoutSides(platform, viewer);
  let looked = ticks();
  let spoken = looked;
  try {
    yield { id: sealPlace(platform, position) };
    while (!incoming.gone.aborted) {
      const { facts, upTo } = await hub.read(position, tags);
      const named = facts.filter((fact) => isFor(fact, tags));
      // What is not for everyone leaves only after a look at the rights of now.
      if (ticks() - looked >= lookEvery || named.some((fact) => !fact.audience.includes('public'))) {
        const rights = await rightsNow(platform, viewer, incoming);
        if (rights === null || tags.some((tag) => !rights.includes(tag))) return;
        tags = rights;
        looked = ticks();
        hub.look();
      }
      for (const fact of await unbound(named, tags)) {
        yield { id: sealPlace(platform, fact.position), told: { name: 'fact', data: viewFact(fact, tags) } };
        spoken = ticks();
      }
      position = upTo;
      if (ticks() - spoken >= beatEvery) {
        yield { id: sealPlace(platform, position) };
        spoken = ticks();
      }
      if (hub.newest() <= position) await pause(hub, lookEvery - (ticks() - looked), incoming.gone);
    }
  } finally {
    await opened.end();
  }
}

/** The tags that the reader answers to now; null when the session is over. A visitor has nothing to lose. */
async function rightsNow(platform: Platform, viewer: Viewer, { cookie }: Incoming): Promise<string[] | null> {
  if (viewer.person === null) return tagsOf(viewer);
  const now = await viewerOf(platform, cookie);
  return now.session === viewer.session && now.person === viewer.person ? tagsOf(now) : null;
}

/** Waits for news, for so many milliseconds, or until the reader has gone. */
function pause(hub: Hub, ms: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      gone.removeEventListener('abort', end);
      off();
      resolve();
    };
    const timer = setTimeout(end, Math.max(0, ms));
    gone.addEventListener('abort', end);
    const off = hub.onNews(end);
    if (gone.aborted) end();
  });
}
