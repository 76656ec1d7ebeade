/** How many of one person's questions about one need may wait for the staff at a time. */
export const mostWaiting = 3;

/** How many questions one person may ask in a day of Asia/Shanghai. The table holds the same number. */
export const mostOnOneDay = 10;

/** States in which anyone may read a question. */
export const shownStates: readonly string[] = ['published', 'held', 'answered'];
