/**
 * Runs `work` again for calls that came while it ran, never twice at once. The next call, which comes by the clock, finds what
 * a failed one missed, as while the database is away.
 */
export function oneAtATime(work: () => Promise<void>): () => void {
  let busy = false;
  let again = false;
  return () => {
    again = true;
    if (busy) return;
    busy = true;
    void (async () => {
      while (again) {
        again = false;
        await work();
      }
    })()
      .catch(() => undefined)
      .finally(() => {
        busy = false;
      });
  };
}
