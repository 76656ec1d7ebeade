import type { LongWork } from '../module.ts';
import type { Platform } from '../platform.ts';
import type { JobsOptions } from './jobs.ts';

/** What failed is not tried again before this: a file that breaks its reader would be read every second. */
const restMs = 60_000;

/** Runs what is found until nothing is left but what failed lately; `failed` keeps when. Returns how much was run. */
export async function runLongWork(
  platform: Platform,
  works: readonly LongWork[],
  { stopping, failed, report }: Pick<JobsOptions, 'report'> & { stopping: AbortSignal; failed: Map<string, number> },
): Promise<number> {
  let run = 0;
  for (const work of works) {
    for (;;) {
      const rested = performance.now() - restMs;
      const id = (await work.find(platform, 100)).find((one) => (failed.get(one) ?? Number.NEGATIVE_INFINITY) < rested);
      if (id === undefined || stopping.aborted) break;
      try {
        await work.run(platform, id, stopping);
        run += 1;
        failed.delete(id);
      } catch (error) {
        failed.set(id, performance.now());
        report(`the long work ${work.name} of ${id} failed`, error);
      }
    }
  }
  return run;
}

/** A lane beside the jobs, so that nothing long holds up a due move: one piece of work at a time, looked for when it is woken. */
export function longWorkLane(platform: Platform, works: readonly LongWork[], report: JobsOptions['report']) {
  const stop = new AbortController();
  const failed = new Map<string, number>();
  let running: Promise<unknown> | null = null;
  return {
    wake: () => {
      if (stop.signal.aborted) return;
      running ??= runLongWork(platform, works, { stopping: stop.signal, failed, report })
        .catch((error: unknown) => report('looking for long work', error))
        .finally(() => {
          running = null;
        });
    },
    /** Lets the step under way end, and begins no other. */
    stop: async () => {
      stop.abort();
      await running;
    },
  };
}
