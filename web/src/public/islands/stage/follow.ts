import type { FinalLine, PublicFinal, Show } from '@jiebang/contract/judging/final.ts';

/** What a screen is told: the show, that the server spoke and what time it says it is, and that it is not heard any more. */
export type Told = { show(show: Show): void; heard(at: number | null): void; lost(): void };

/** Without a word for so long, in milliseconds, a connection is taken for lost: the server speaks every ten seconds. */
const silence = 25_000;
/** After so many attempts in a row that brought nothing the lines are asked for by long poll, until a stream opens again. */
const patience = 3;

type Beat = { readonly at: number; readonly m: number };

/** Follows the show from where the page was drawn, for as long as the page is open: each line once, in order, whatever is lost in between. */
export function follow({ number, m: from, show: first }: PublicFinal, told: Told): void {
  const address = `/api/v1/finals/${encodeURIComponent(number)}`;
  let m = from;
  let show = first;
  let tries = 0;
  let stream: EventSource | null = null;
  let watch = 0;

  const take = (line: FinalLine): boolean => {
    if (line.m <= m) return true;
    if (line.m !== m + 1) return false;
    m = line.m;
    show = 'show' in line ? line.show : counted(show, line);
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
    tries += 1;
    told.lost();
    // Not all at once: a hall of screens comes back over some seconds.
    const pause = Math.min(8000, 250 * 2 ** tries) * (0.5 + Math.random());
    window.setTimeout(() => (tries > patience ? void poll() : open()), pause);
  };
  const hear = (message: MessageEvent<string>) => {
    const line = JSON.parse(message.data) as FinalLine;
    if (take(line)) alive(null);
    else again();
  };
  const open = () => {
    stream = new EventSource(`${address}/stream?after=${m}`);
    stream.addEventListener('show', hear);
    stream.addEventListener('score', hear);
    stream.addEventListener('beat', (message: MessageEvent<string>) => {
      const beat = JSON.parse(message.data) as Beat;
      if (beat.m < m) begunAnew(address, m);
      alive(beat.at);
    });
    stream.onerror = again;
    watch = window.setTimeout(again, silence);
  };
  const poll = async () => {
    const reply = await fetch(`${address}/lines?after=${m}`).catch(() => null);
    if (!reply?.ok) return again();
    const { at, lines } = (await reply.json()) as { at: number; lines: FinalLine[] };
    for (const line of lines) take(line);
    told.heard(at);
    tries = patience - 1;
    window.setTimeout(open, 0);
  };
  open();
}

/** The server has fewer lines than this screen. It may be behind for a moment; where it stays so its data were put back, and the page is drawn anew. */
function begunAnew(address: string, m: number): void {
  window.setTimeout(async () => {
    const reply = await fetch(address).catch(() => null);
    if (reply?.ok && ((await reply.json()) as PublicFinal).m < m) window.location.reload();
  }, 5000);
}

type Counted = Extract<FinalLine, { item: number }>;
const counted = (show: Show, line: Counted): Show => ({
  ...show,
  items: show.items.map((one) => (one.item === line.item ? { ...one, in: line.in, of: line.of } : one)),
});
