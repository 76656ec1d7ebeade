import type { FinalLine, PublicFinal, Show } from '@jiebang/contract/judging/stage/final.ts';

/**
 * What a screen is told: the show, that the server spoke and what time it says it is, that it is not heard any more, and that its data were
 * put back, so that what the screen knows never was.
 */
export type Told = {
  show(show: Show): void;
  heard(at: number | null): void;
  lost(): void;
  begunAnew?(): void;
};

/** Without a word for so long, in milliseconds, a connection is taken for lost: the server speaks every ten seconds. */
const silence = 25_000;
/** After so many attempts in a row that brought nothing the lines are asked for by long poll, until a stream opens again. */
const patience = 3;

type Beat = { readonly at: number; readonly m: number };

/**
 * Follows the show of a final, from a line that the screen knows already or, where it knows none, from how it stands: each line once, in
 * order, whatever is lost in between. Returns what ends it.
 */
export function followFinal(
  number: string,
  known: { readonly m: number; readonly show: Show } | null,
  told: Told,
): () => void {
  const address = `/api/v1/finals/${encodeURIComponent(number)}`;
  let at = known;
  let tries = 0;
  let stream: EventSource | null = null;
  let watch = 0;
  let next = 0;
  let over = false;

  const take = (line: FinalLine): boolean => {
    if (at && line.m <= at.m) return true;
    if (at ? line.m !== at.m + 1 : !('show' in line)) return false;
    const show = 'show' in line ? line.show : at && counted(at.show, line);
    if (!show) return false;
    at = { m: line.m, show };
    told.show(show);
    return true;
  };
  const alive = (at: number | null) => {
    tries = 0;
    window.clearTimeout(watch);
    watch = window.setTimeout(again, silence);
    told.heard(at);
  };
  const again = () => {
    stream?.close();
    stream = null;
    window.clearTimeout(watch);
    if (over) return;
    tries += 1;
    told.lost();
    // Not all at once: a hall of screens comes back over some seconds.
    const pause = Math.min(8000, 250 * 2 ** tries) * (0.5 + Math.random());
    next = window.setTimeout(() => (tries > patience ? void poll() : open()), pause);
  };
  const hear = (message: MessageEvent<string>) => {
    const line = JSON.parse(message.data) as FinalLine;
    if (take(line)) alive(null);
    else again();
  };
  const open = () => {
    stream = new EventSource(`${address}/stream${at ? `?after=${at.m}` : ''}`);
    stream.addEventListener('show', hear);
    stream.addEventListener('score', hear);
    stream.addEventListener('beat', (message: MessageEvent<string>) => {
      const beat = JSON.parse(message.data) as Beat;
      if (at && beat.m < at.m) begunAnew(address, at.m, told);
      alive(beat.at);
    });
    stream.onerror = again;
    watch = window.setTimeout(again, silence);
  };
  const poll = async () => {
    const reply = await fetch(`${address}/lines?after=${at?.m ?? 0}`).catch(() => null);
    if (over) return;
    if (!reply?.ok) return again();
    const news = (await reply.json()) as { at: number; lines: FinalLine[] };
    for (const line of news.lines) take(line);
    told.heard(news.at);
    tries = patience - 1;
    next = window.setTimeout(open, 0);
  };
  open();
  return () => {
    over = true;
    stream?.close();
    window.clearTimeout(watch);
    window.clearTimeout(next);
  };
}

/** The server has fewer lines than this screen. It may be behind for a moment; where it stays so its data were put back. */
function begunAnew(address: string, m: number, told: Told): void {
  window.setTimeout(async () => {
    const reply = await fetch(address).catch(() => null);
    if (reply?.ok && ((await reply.json()) as PublicFinal).m < m) told.begunAnew?.();
  }, 5000);
}

type Counted = Extract<FinalLine, { item: number }>;
const counted = (show: Show, line: Counted): Show => ({
  ...show,
  items: show.items.map((one) => (one.item === line.item ? { ...one, in: line.in, of: line.of } : one)),
});
