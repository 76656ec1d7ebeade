import { setTimeout } from 'node:timers/promises';
import { type Given, given } from '../canaries.ts';
import { ask, type Cast, type Watcher } from '../watchers.ts';
import { type Address, notedRoutes } from './addresses.ts';

/** What the sweeps before found, so that nothing is asked for again that cannot be answered otherwise. */
export type Memory = {
  /** The tables that each way of asking reads, whoever asks: what one reads, another may be given from what the server keeps. */
  readonly read: Map<string, Set<string>>;
  /** The newest reply, by watcher and address. */
  readonly kept: Map<string, Kept>;
  /** When the newest of these replies came, in milliseconds of this process. */
  answered: number;
};
type Kept = Address & {
  readonly watcher: Watcher;
  readonly reply: Given;
  /** The tables by which a refusal was decided; of what was answered the way's count. */
  readonly refusedBy: ReadonlySet<string> | null;
  /** Whether a table was written since that it reads. */
  stale: boolean;
};

export const newMemory = (): Memory => ({ read: new Map(), kept: new Map(), answered: 0 });

const countsLag = 1000;

/** Marks what reads a table that was written since this was last called, the clock's among them, and waits until what lags is true again. */
export async function forget(cast: Cast, memory: Memory): Promise<void> {
  const written = cast.tables.takeWritten();
  if (written.size === 0) return;
  const touched = (read: ReadonlySet<string>): boolean => [...read].some((table) => written.has(table));
  const ways = new Map([...memory.read].map(([way, read]) => [way, touched(read)]));
  for (const one of memory.kept.values())
    one.stale ||= one.refusedBy === null ? (ways.get(one.way) ?? true) : touched(one.refusedBy);
  // The board's counts are a second behind it at most, from when they were last looked at.
  const rest = memory.answered + countsLag - performance.now();
  if (rest > 0 && (ways.get('/needs-facets') ?? true)) await setTimeout(rest);
}

/** What a watcher is answered at an address: as it is remembered, else by asking; with whether it was asked for. */
export async function remembered(
  cast: Cast,
  memory: Memory,
  watcher: Watcher,
  { way, url }: Address,
  even?: 'stale',
): Promise<{ readonly reply: Given; readonly asked: boolean }> {
  const place = `${watcher.name} ${url}`;
  const before = memory.kept.get(place);
  if (before && (!before.stale || even === 'stale')) return { reply: before.reply, asked: false };
  const own = new Set<string>();
  const { text, refused } = await cast.tables.readingInto(own, () => ask(cast, watcher, url));
  memory.read.set(way, new Set([...(memory.read.get(way) ?? []), ...own]));
  const reply = given(text);
  if (!notedRoutes.includes(way)) memory.answered = performance.now();
  memory.kept.set(place, { watcher, way, url, reply, refusedBy: refused ? own : null, stale: false });
  return { reply, asked: true };
}
