/** Time between two batches, in milliseconds: half of the ten minutes within which an inclusion proof is promised. */
export const batchInterval = 5 * 60 * 1000;
/** Leaves of a batch at least; always a power of two. */
export const smallestBatch = 8;
/** Entries taken into one batch at most; the others follow in the next. */
export const largestBatch = 32_768;
