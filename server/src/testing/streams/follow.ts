import type { FinalLine } from '@jiebang/contract/judging/stage/final.ts';
import { readEvents } from './events.ts';

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
  const take = (block: string) => {
    const data = /^data: (.*)$/m.exec(block)?.[1];
    if (data !== undefined && !/^event: beat$/m.test(block)) lines.push(JSON.parse(data) as FinalLine);
  };
  const { wire, when, ...reading } = readEvents(response.body, take, lines);
  // The server was killed, or the screen was closed: either way it is over.
  const ended = reading.ended.catch(() => undefined);
  await when(() => (wire().includes('event: beat') ? true : undefined));
  return {
    lines,
    wire,
    until: (holds) => when(() => lines.find(holds)),
    ended,
    stop: async () => {
      gone.abort();
      await ended;
    },
  };
}
