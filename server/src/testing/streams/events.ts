/** A stream of server-sent events that is being read. */
export type Reading = {
  /** Everything that came over the wire. */
  wire(): string;
  /** What `found` gives, now or once more has come; fails when the stream ends before. */
  when<T>(found: () => T | undefined): Promise<T>;
  /** Resolves when the stream is over; rejects where it broke. */
  readonly ended: Promise<void>;
};

/** Reads a stream of server-sent events as a browser does, block by block; `came` are the events that a failure tells of. */
export function readEvents(body: Response['body'], take: (block: string) => void, came: readonly unknown[]): Reading {
  const checks = new Set<() => void>();
  const checkAll = () => {
    for (const check of [...checks]) check();
  };
  let text = '';
  let rest = '';
  let over = false;
  const reading = (async () => {
    if (!body) return;
    for await (const piece of body.pipeThrough(new TextDecoderStream())) {
      text += piece;
      const blocks = (rest + piece).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) take(block);
      checkAll();
    }
  })();
  return {
    wire: () => text,
    when: (found) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const value = found();
          if (value === undefined && !over) return;
          checks.delete(check);
          if (value === undefined) reject(new Error(`the stream ended before; of it came ${JSON.stringify(came)}`));
          else resolve(value);
        };
        checks.add(check);
        check();
      }),
    ended: reading.finally(() => {
      over = true;
      checkAll();
    }),
  };
}
