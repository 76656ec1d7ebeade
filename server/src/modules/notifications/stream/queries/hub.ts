import { factsAfter, newestPosition } from '#platform/facts/deliver.ts';
import { factsFor } from '#platform/facts/read.ts';
import type { WrittenFact } from '#platform/facts/record.ts';
import { factListener } from '#platform/jobs/listen.ts';
import { oneAtATime } from '#platform/jobs/one-at-a-time.ts';
import type { Platform } from '#platform/platform.ts';
import { kept } from '../config.ts';

/** One reader of new facts for all streams of a server: each fact is read from the database once, however many streams are open. */
export type Hub = {
  /** The newest position that it has read. */
  newest(): number;
  /** Facts after a position that may be for these tags, and up to where was looked; from memory where it reaches back that far. */
  read(position: number, tags: readonly string[]): Promise<{ facts: readonly WrittenFact[]; upTo: number }>;
  /** Looks for new facts now; for when a notice was lost. */
  look(): void;
  /** Calls back whenever there is something new; returns how to end that. */
  onNews(wake: () => void): () => void;
};

type Opened = { readonly hub: Hub; stop(): Promise<void> };
const open = new WeakMap<Platform, { users: number; opened: Promise<Opened> }>();

/** The hub of this server, opened for its first stream; `leave` when done: after its last stream it holds no connection. */
export async function joinHub(platform: Platform): Promise<{ hub: Hub; leave(): Promise<void> }> {
  const here = open.get(platform) ?? { users: 0, opened: openHub(platform) };
  open.set(platform, here);
  here.users += 1;
  const leave = async () => {
    here.users -= 1;
    if (here.users > 0) return;
    if (open.get(platform) === here) open.delete(platform);
    const opened = await here.opened.catch(() => null);
    await opened?.stop();
  };
  try {
    const { hub } = await here.opened;
    return { hub, leave };
  } catch (error) {
    await leave();
    throw error;
  }
}

async function openHub({ db, pool }: Platform): Promise<Opened> {
  const wakes = new Set<() => void>();
  let newest = await newestPosition(db);
  let since = newest;
  let memory: WrittenFact[] = [];
  const readOn = async (): Promise<void> => {
    for (let more = true; more; ) {
      const facts = await factsAfter(db, newest, null, kept);
      memory.push(...facts);
      newest = facts.at(-1)?.position ?? newest;
      const dropped = memory.slice(0, -kept).at(-1);
      if (dropped) since = dropped.position;
      memory = memory.slice(-kept);
      more = facts.length === kept;
      if (facts.length > 0) for (const wake of [...wakes]) wake();
    }
  };
  const look = oneAtATime(readOn);
  const listener = await factListener(pool, look);
  const hub: Hub = {
    newest: () => newest,
    look,
    read: async (position, tags) =>
      position < since
        ? factsFor(db, position, newest, tags)
        : { facts: memory.filter((fact) => fact.position > position), upTo: Math.max(position, newest) },
    onNews: (wake) => {
      wakes.add(wake);
      return () => void wakes.delete(wake);
    },
  };
  return { hub, stop: () => listener.stop() };
}
