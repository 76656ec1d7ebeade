/** Imports of one organisation that may be at work or waiting to be begun at once. */
export const mostUnfinished = 3;

/** Rows that one transaction takes: what a cut loses at most, and how often progress is told. */
export const batchSize = 1000;

/** For how long a file waits for its columns to be matched, in milliseconds: a day. */
export const leftAloneMs = 24 * 60 * 60 * 1000;

/** The source of what an organisation uploads itself. */
export const ownSource = 'own';

/** Rows that a preview tries, and that it shows. */
export const triedRows = 100;
export const shownRows = 5;
