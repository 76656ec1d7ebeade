/** How long requests and jobs may take to finish after the first signal. */
const DRAIN_LIMIT_MS = 25_000;
/**
 * Signals this close together are one: Ctrl-C reaches the whole process group, and npm and the bootstrap each pass on what
 * they got as well.
 */
const SAME_SIGNAL_MS = 1_000;

export type Life = {
  /** Adds what must be closed at the end; the last added is closed first. */
  onEnd(close: () => Promise<unknown>): void;
  /** Whether the end has begun; a step that then fails has nothing to report. */
  ending(): boolean;
  /** Closes everything, then exits with this code. Later calls change nothing. */
  end(code: number): Promise<never>;
};

/** Ties the process to SIGINT, SIGTERM and SIGHUP: the first drains and exits with 0, a later one forces the exit. */
export function beginLife(): Life {
  const closers: (() => Promise<unknown>)[] = [];
  let endingSince: number | undefined;
  const end = async (code: number): Promise<never> => {
    if (endingSince !== undefined) return new Promise(() => {});
    endingSince = Date.now();
    setTimeout(() => {
      console.error(
        `Not finished after ${DRAIN_LIMIT_MS / 1000} seconds: ending as it is. Nothing acknowledged is lost.`,
      );
      process.exit(1);
    }, DRAIN_LIMIT_MS);
    for (let close = closers.pop(); close; close = closers.pop()) {
      await close().catch((error: unknown) => console.error(error));
    }
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (endingSince === undefined) {
        console.log('Stopping: finishing what is under way. Once more to stop at once.');
        void end(0);
      } else if (Date.now() - endingSince > SAME_SIGNAL_MS) {
        process.exit(130);
      }
    });
  }
  return { onEnd: (close) => closers.push(close), ending: () => endingSince !== undefined, end };
}
