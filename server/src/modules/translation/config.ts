/** From so many texts on there is something to learn from. */
export const leastTexts = 10;
/** So many of the newest public texts are learned from. */
export const mostTexts = 20_000;
/** What becomes public is learned from this many minutes after the last time at the earliest; what is withdrawn is forgotten at once. */
export const learnedMinutes = 60;
