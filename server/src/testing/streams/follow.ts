import type { FinalLine } from '@jiebang/contract/judging/stage/final.ts';

/** A screen of a live final, read as a browser does. */
export type Screen = {
  /** Lines that came, in order. */
  readonly lines: FinalLine[];
  /** Everything that came over the wire. */
  wire(): string;
  /** The first line, come or still to come, for which this holds; fails when the stream ends before. */
  until(holds: (line: FinalLine) => boolean): Promise<FinalLine>;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
};

/** Opens a screen of a final, after a line where it names one; resolves once the stream has said what time it is. */
export async function followFinal(address: string, number: string, after?: number): Promise<Screen> {
  const gone = new AbortController();
  const headers: Record<string, string> = after === undefined ? {} : { 'last-event-id': String(after) };
  const response = await fetch(`${address}/api/v1/finals/${number}/stream`, { headers, signal: gone.signal });
  if (!response.ok || !response.body) throw new Error(`a screen was answered ${response.status}`);
  const lines: FinalLine[] = [];
  const checks = new Set<() => void>();
  let text = '';
  let rest = '';
  let over = false;
  const take = (piece: string) => {
    text += piece;
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data !== undefined && !/^event: beat$/m.test(block)) lines.push(JSON.parse(data) as FinalLine);
    }
    for (const check of [...checks]) check();
  };
  const body = response.body;
  const ended = (async () => {
    try {
      for await (const piece of body.pipeThrough(new TextDecoderStream())) take(piece);
    } catch {
      // The server was killed, or the screen was closed: either way it is over.
    } finally {
      over = true;
      for (const check of [...checks]) check();
    }
  })();
  const when = <T>(found: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const check = () => {
        const value = found();
        if (value === undefined && !over) return;
        checks.delete(check);
        if (value === undefined) reject(new Error(`the screen ended before; it showed ${JSON.stringify(lines)}`));
        else resolve(value);
      };
      checks.add(check);
      check();
    });
  await when(() => (text.includes('event: beat') ? true : undefined));
  return {
    lines,
    wire: () => text,
    until: (holds) => when(() => lines.find(holds)),
    ended,
    stop: async () => {
      gone.abort();
      await ended;
    },
  };
}
