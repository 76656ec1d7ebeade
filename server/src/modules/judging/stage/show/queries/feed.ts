import type { FinalLine, Show } from '@jiebang/contract/judging/stage/final.ts';
import { now } from '#platform/db/connection.ts';
import { factListener } from '#platform/jobs/listen.ts';
import { oneAtATime } from '#platform/jobs/one-at-a-time.ts';
import type { Platform } from '#platform/platform.ts';
import { ticks } from '#platform/wall-clock.ts';
import { beatEvery, tellEvery } from '../../final/config.ts';
import type { FinalRow } from '../../final/store.ts';
import { entriesAfter, entryOf } from '../store.ts';
import { type Telling, tellingOf } from '../views.ts';
import { castOf, type FinalCast } from './cast.ts';

/**
 * What one final tells, read once for all its screens on this server: each entry is read from the database once and written once,
 * and the same bytes go to everyone.
 */
export type Feed = {
  /** Every line so far. */
  lines(): readonly FinalLine[];
  show(): Show;
  /** The house's clock, in milliseconds since 1970. */
  at(): number;
  /** Joins a screen: first what it missed after a line (all there is where it names none), then everything as it comes. */
  open(after: number | null, send: (bytes: Uint8Array) => void): () => void;
  /** Resolves at the next line, or when so many milliseconds have passed. */
  news(ms: number): Promise<void>;
};

type Opened = { readonly feed: Feed; look(): void; stop(): void };
type Hub = {
  readonly feeds: Map<string, { users: number; opened: Promise<Opened> }>;
  stop: Promise<() => Promise<void>>;
};
const hubs = new WeakMap<Platform, Hub>();

/** The feed of a final on this server, opened for its first screen; `leave` when done: after the last one it holds nothing. */
export async function joinFeed(platform: Platform, final: FinalRow): Promise<{ feed: Feed; leave(): void }> {
  const hub = hubs.get(platform) ?? openHub(platform);
  const here = hub.feeds.get(final.id) ?? { users: 0, opened: openFeed(platform, final) };
  hub.feeds.set(final.id, here);
  here.users += 1;
  const leave = () => {
    here.users -= 1;
    if (here.users > 0) return;
    if (hub.feeds.get(final.id) === here) hub.feeds.delete(final.id);
    void here.opened.then(({ stop }) => stop()).catch(() => undefined);
    if (hub.feeds.size > 0) return;
    hubs.delete(platform);
    void hub.stop.then((stop) => stop()).catch(() => undefined);
  };
  try {
    await hub.stop;
    const { feed, look } = await here.opened;
    // What was committed before the listener listened.
    if (here.users === 1) look();
    return { feed, leave };
  } catch (error) {
    leave();
    throw error;
  }
}

function openHub(platform: Platform): Hub {
  const feeds: Hub['feeds'] = new Map();
  const wake = () => {
    for (const { opened } of feeds.values()) void opened.then(({ look }) => look()).catch(() => undefined);
  };
  const hub = { feeds, stop: factListener(platform.pool, wake).then(({ stop }) => stop) };
  hubs.set(platform, hub);
  return hub;
}

async function openFeed({ db }: Platform, final: FinalRow): Promise<Opened> {
  const screens = new Set<(bytes: Uint8Array) => void>();
  const waiting = new Set<() => void>();
  let cast: FinalCast = await castOf(db, final);
  let telling: Telling = tellingOf(cast.cast);
  for (const entry of cast.entries) telling.tell(entry);
  let last = cast.rows.at(-1)?.n ?? 0;
  let clock = { at: (await now(db)).getTime(), ticks: ticks() };
  let told = telling.lines.length;
  let toldAt = 0;
  let later: NodeJS.Timeout | null = null;
  const at = () => Math.round(clock.at + ticks() - clock.ticks);
  const sendAll = (text: string) => {
    const bytes = Buffer.from(text);
    for (const send of [...screens]) send(bytes);
  };
  const flush = () => {
    if (later) clearTimeout(later);
    later = null;
    const fresh = telling.lines.slice(told);
    if (fresh.length === 0) return;
    told = telling.lines.length;
    toldAt = ticks();
    sendAll(fresh.map(written).join(''));
    for (const wake of [...waiting]) wake();
  };
  const readOn = async () => {
    const rows = await entriesAfter(db, final.id, last);
    // The running order is known from the draw on, which is the first entry.
    if (last === 0 && rows.length > 0) {
      cast = await castOf(db, final);
      telling = tellingOf(cast.cast);
    }
    for (const row of rows) telling.tell(entryOf(row, cast.numbers));
    last = rows.at(-1)?.n ?? last;
    if (telling.lines.length > told) later ??= setTimeout(flush, Math.max(0, tellEvery - (ticks() - toldAt)));
  };
  const look = oneAtATime(readOn);
  const beat = setInterval(() => {
    void now(db)
      .then((time) => {
        clock = { at: time.getTime(), ticks: ticks() };
      })
      .catch(() => undefined)
      .finally(() => {
        sendAll(`event: beat\ndata: ${JSON.stringify({ at: at(), m: told })}\n\n`);
        look();
      });
  }, beatEvery);
  const feed: Feed = {
    lines: () => telling.lines,
    show: () => telling.show,
    at,
    open: (after, send) => {
      flush();
      const { lines, show } = telling;
      // Whoever is ahead saw another server, which read on sooner: what it knows already it leaves out.
      const missed =
        after === null
          ? lines.slice(-1).map(({ m, at }) => ({ m, at, show }))
          : lines.slice(Math.min(after, lines.length));
      const hello = `retry: 1000\nevent: beat\ndata: ${JSON.stringify({ at: at(), m: told })}\n\n`;
      send(Buffer.from(hello + missed.map(written).join('')));
      screens.add(send);
      return () => void screens.delete(send);
    },
    news: (ms) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          waiting.delete(end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        waiting.add(end);
      }),
  };
  const stop = () => {
    clearInterval(beat);
    if (later) clearTimeout(later);
  };
  return { feed, look, stop };
}

const written = (line: FinalLine): string =>
  `id: ${line.m}\nevent: ${'show' in line ? 'show' : 'score'}\ndata: ${JSON.stringify(line)}\n\n`;
