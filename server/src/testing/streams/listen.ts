import type { LiveFact } from '@jiebang/contract/notifications/stream.ts';
import { readEvents } from './events.ts';

export type Heard = LiveFact & { readonly place: string };

/** An open stream of server-sent events, read as a browser does. */
export type Listening = {
  readonly status: number;
  /** What was heard so far, in order. */
  readonly heard: Heard[];
  /** Everything that came over the wire. */
  wire(): string;
  /** Where to resume: the newest id, of a heartbeat too. */
  place(): string | null;
  /** The first event, heard or still to come, for which this holds; fails when the stream ends before. */
  until(holds: (event: Heard) => boolean): Promise<Heard>;
  /** Resolves when the stream is over. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
};

/** Listens at the address of a server, resolving once the stream has said where it begins. */
export async function listen(
  address: string,
  given: { readonly cookie?: string; readonly place?: string | null } = {},
): Promise<Listening> {
  const gone = new AbortController();
  const headers: Record<string, string> = {
    ...(given.cookie ? { cookie: given.cookie } : {}),
    ...(given.place ? { 'last-event-id': given.place } : {}),
  };
  const response = await fetch(`${address}/api/v1/stream`, { headers, signal: gone.signal });
  const heard: Heard[] = [];
  let place: string | null = null;
  const take = (block: string) => {
    place = /^id: (.*)$/m.exec(block)?.[1] ?? place;
    const data = /^data: (.*)$/m.exec(block)?.[1];
    if (data !== undefined) heard.push({ ...(JSON.parse(data) as LiveFact), place: place ?? '' });
  };
  const { wire, when, ...reading } = readEvents(response.ok ? response.body : null, take, heard);
  const ended = reading.ended.catch((error: unknown) => {
    if (!gone.signal.aborted) throw error;
  });
  if (response.ok) await when(() => place ?? undefined);
  return {
    status: response.status,
    heard,
    wire,
    place: () => place,
    until: (holds) => when(() => heard.find(holds)),
    ended,
    stop: async () => {
      gone.abort();
      await ended;
    },
  };
}
