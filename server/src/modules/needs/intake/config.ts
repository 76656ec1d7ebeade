/** Imports of one contest that may wait or run at once: each holds a file and takes its turn. */
export const mostUnfinished = 5;
/** Imports of its own needs that one organisation may have waiting or running at once. */
export const mostOwnUnfinished = 2;

/** Rows that one transaction takes: what a cut loses at most, and how often progress is told. */
export const batchSize = 200;

/** The source of what comes from sheets that organisers and owners upload: there a need is known by its owner and its words, not by a number of the sheet. */
export const sheetSource = 'sheet';
