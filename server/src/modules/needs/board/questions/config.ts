/** States in which anyone may read a question. */
export const shownStates: readonly string[] = ['published', 'held', 'answered'];
