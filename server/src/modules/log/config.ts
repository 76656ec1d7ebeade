/** Time between two batches, in milliseconds: half of the ten minutes within which an inclusion proof is promised. */
export const batchInterval = 5 * 60 * 1000;
/** Leaves of a batch at least. At one batch every five minutes it grows the log by 3.4 million leaves a year. */
export const smallestBatch = 32;
/** By how much a batch grows where the smallest is too small: sizes tell a magnitude, and only of what no smallest batch holds. */
export const batchGrowth = 4;
/** Entries taken into one batch at most; the others follow in the next. */
export const largestBatch = 32_768;
