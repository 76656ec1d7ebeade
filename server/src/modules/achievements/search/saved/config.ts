/** What was published so many milliseconds ago has been committed, and is found. */
export const settledMs = 60_000;
/** Who wants to be told at once is told at most this often, in milliseconds. */
export const atOnceMs = 120_000;
