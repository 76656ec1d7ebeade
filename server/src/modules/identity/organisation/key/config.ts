/** How many keys of one organisation live at once, at most. */
export const keysAtOnce = 20;
/** How exactly the last use of a key is known, in milliseconds: a request seldom writes. */
export const usedEvery = 60_000;
