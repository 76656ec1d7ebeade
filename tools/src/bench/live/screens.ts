import { once } from 'node:events';
import net from 'node:net';

/** What all screens together saw. Milliseconds on one machine's clock: from the moment that stands in a line, taken before its commit. */
export type Seen = {
  /** How many lines took so many milliseconds to one screen. */
  readonly each: number[];
  /** By line: until its last screen had it. */
  readonly last: Map<number, number>;
  /** What was missing, twice or out of order, in words. */
  readonly faults: string[];
};

/** Many screens of one final over real connections: each checks that its lines count up by one, whatever cut it off in between. */
export class Screens {
  readonly seen: Seen = { each: [], last: new Map(), faults: [] };
  readonly #address: URL;
  readonly #number: string;
  readonly #ahead: number;
  readonly #screens: Screen[] = [];

  /** `ahead`: how far the house's clock is ahead of this machine's, in milliseconds. */
  constructor(address: string, number: string, ahead: number) {
    this.#ahead = ahead;
    this.#address = new URL(address);
    this.#number = number;
  }

  /** Opens so many, a hundred at a time. */
  async open(count: number): Promise<void> {
    for (let opened = 0; opened < count; opened += 100) {
      const more = Array.from({ length: Math.min(100, count - opened) }, () => new Screen(this.seen, this.#ahead));
      this.#screens.push(...more);
      await Promise.all(more.map((screen) => screen.connect(this.#address, this.#number)));
    }
  }

  /** Cuts every tenth off and lets it come back to where it was. */
  async cutSome(): Promise<number> {
    const some = this.#screens.filter((_, place) => place % 10 === 0);
    for (const screen of some) screen.close();
    for (let at = 0; at < some.length; at += 100)
      await Promise.all(some.slice(at, at + 100).map((screen) => screen.connect(this.#address, this.#number)));
    return some.length;
  }

  /** The newest line that every screen has. */
  least(): number {
    return Math.min(...this.#screens.map(({ at }) => at));
  }

  close(): void {
    for (const screen of this.#screens) screen.close();
  }
}

const block = /event: (\w+)\ndata: (\{.*\})\n\n/g;

class Screen {
  /** The number of the newest line. */
  at = 0;
  readonly #seen: Seen;
  readonly #ahead: number;
  #socket: net.Socket | null = null;
  #rest = '';
  /** Lines up to this one came on coming back: how late they were is no measure. */
  #upTo = Number.POSITIVE_INFINITY;

  constructor(seen: Seen, ahead: number) {
    this.#ahead = ahead;
    this.#seen = seen;
  }

  /** Resolves once the server has said what time it is. */
  async connect({ hostname, port }: URL, number: string): Promise<void> {
    const socket = net.connect({ host: hostname, port: Number(port) });
    this.#socket = socket;
    this.#rest = '';
    this.#upTo = Number.POSITIVE_INFINITY;
    await once(socket, 'connect');
    const from = this.at > 0 ? `last-event-id: ${this.at}\r\n` : '';
    socket.write(`GET /api/v1/finals/${number}/stream HTTP/1.1\r\nhost: ${hostname}:${port}\r\n${from}\r\n`);
    await new Promise<void>((resolve, reject) => {
      socket.on('data', (bytes) => {
        this.#take(bytes.toString('latin1'));
        if (this.#upTo < Number.POSITIVE_INFINITY) resolve();
      });
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('a screen was cut off by the server')));
    });
  }

  close(): void {
    this.#socket?.removeAllListeners('close').destroy();
  }

  #take(text: string): void {
    this.#rest += text;
    let end = 0;
    for (const [whole, event, data = '{}'] of this.#rest.matchAll(block)) {
      end = this.#rest.indexOf(whole, end) + whole.length;
      const line = JSON.parse(data) as { m: number; at: number };
      if (event === 'beat') this.#upTo = Math.min(this.#upTo, line.m);
      else this.#line(line, event === 'score');
    }
    this.#rest = this.#rest.slice(end);
  }

  #line({ m, at }: { m: number; at: number }, score: boolean): void {
    const { each, last, faults } = this.#seen;
    if (this.at > 0 && m !== this.at + 1) faults.push(`line ${m} came after ${this.at}`);
    this.at = m;
    if (m <= this.#upTo || !score) return;
    const took = Math.max(0, Date.now() + this.#ahead - at);
    each[took] = (each[took] ?? 0) + 1;
    last.set(m, Math.max(last.get(m) ?? 0, took));
  }
}
