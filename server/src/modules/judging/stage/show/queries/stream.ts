import type { FinalLine } from '@jiebang/contract/judging/stage/final.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { networkOf } from '#platform/http/guard/network.ts';
import type { Broadcast, Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { perAddress, perServer, pollFor } from '../../final/config.ts';
import { readableFinal } from '../../final/queries/public.ts';
import { joinFeed } from './feed.ts';

/** How many screens are open on this server: in all, and of each network. */
const counts = new WeakMap<Platform, Map<string, number>>();

/** The show from now on, or from where a screen left off, for anyone. */
export async function openShow(
  platform: Platform,
  number: string,
  { after, incoming }: { readonly after: number | undefined; readonly incoming: Incoming },
): Promise<Broadcast | Refusal> {
  const final = await readableFinal(platform.db, number);
  if (!final) return refuse('not_found');
  const release = take(platform, incoming);
  if (!release) return refuse('too_many_streams');
  try {
    const { feed, leave } = await joinFeed(platform, final);
    const from = /^\d{1,9}$/.test(incoming.lastEventId ?? '') ? Number(incoming.lastEventId) : (after ?? null);
    return {
      open: (send) => {
        const part = feed.open(from, send);
        return () => {
          part();
          release();
          leave();
        };
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

function take(platform: Platform, { ip }: Incoming): (() => void) | null {
  const open = counts.get(platform) ?? new Map<string, number>();
  counts.set(platform, open);
  const limits = [
    ['all', perServer],
    [networkOf(ip), perAddress],
  ] as const;
  if (limits.some(([key, limit]) => (open.get(key) ?? 0) >= limit)) return null;
  const add = (by: number) => {
    for (const [key] of limits) {
      const count = (open.get(key) ?? 0) + by;
      if (count > 0) open.set(key, count);
      else open.delete(key);
    }
  };
  add(1);
  return () => add(-1);
}

/** The lines after one of them, as soon as there are any: for who cannot hold a stream. */
export async function showLines(
  platform: Platform,
  number: string,
  after: number,
): Promise<{ at: number; lines: FinalLine[] } | Refusal> {
  const final = await readableFinal(platform.db, number);
  if (!final) return refuse('not_found');
  const { feed, leave } = await joinFeed(platform, final);
  try {
    if (feed.lines().length <= after) await feed.news(pollFor);
    return { at: feed.at(), lines: feed.lines().slice(after) };
  } finally {
    leave();
  }
}
