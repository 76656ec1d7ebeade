import { publicStates } from '@jiebang/contract/needs/need.ts';
import { newsAfter } from '#platform/facts/read.ts';
import type { Platform } from '#platform/platform.ts';
import { ticks } from '#platform/wall-clock.ts';
import { needLife } from '../../lifecycle.ts';
import { reportLife } from '../reports/lifecycle.ts';

/** A second at most lies between a change of the board and its counts. */
const lookEvery = 1000;
/** Milliseconds of the house's clock after which what is counted by the time is counted again. */
const keptFor = 60_000;
/** Narrowed boards whose counts are kept at once, the newest. */
const most = 1000;

/** Facts that go with a change of the board's lines: a need comes, moves, is extended, hidden or let out. */
const changes: readonly string[] = [
  ...needLife.rows.filter(({ to }) => publicStates.some((state) => state === to)).map(({ fact }) => fact),
  ...reportLife.rows.filter(({ to }) => to === 'quarantined' || to === 'lifted').map(({ fact }) => fact),
];

type Kept = {
  readonly counts: Map<string, Promise<unknown>>;
  /** The position up to which facts were looked at, and the house's time at which the counts began. */
  upTo: number;
  since: Date;
  looked: number;
  looking: Promise<void> | null;
};
const kept = new WeakMap<Platform, Kept>();

/** What `count` gives, counted once for everyone who asks by this key until the board changes, or for a minute. */
export async function keptCount<T>(platform: Platform, key: string, count: () => Promise<T>): Promise<T> {
  const here = kept.get(platform) ?? {
    ...{ counts: new Map(), upTo: 0, since: new Date(0), looked: Number.NEGATIVE_INFINITY, looking: null },
  };
  kept.set(platform, here);
  if (ticks() - here.looked >= lookEvery) {
    here.looking ??= look(platform, here).finally(() => {
      here.looking = null;
    });
    await here.looking;
  }
  const known = here.counts.get(key) as Promise<T> | undefined;
  if (known) return known;
  const counted = count();
  here.counts.set(key, counted);
  for (const oldest of here.counts.keys()) {
    if (here.counts.size <= most) break;
    here.counts.delete(oldest);
  }
  counted.catch(() => {
    if (here.counts.get(key) === counted) here.counts.delete(key);
  });
  return counted;
}

/** Forgets every count if the board changed since the last look, or they are old. Counts begun before it are forgotten with them. */
async function look(platform: Platform, here: Kept): Promise<void> {
  const started = ticks();
  const { newest, came, at } = await newsAfter(platform.db, here.upTo, changes);
  here.upTo = newest;
  here.looked = started;
  if (!came && Math.abs(at.getTime() - here.since.getTime()) < keptFor) return;
  here.counts.clear();
  here.since = at;
}
