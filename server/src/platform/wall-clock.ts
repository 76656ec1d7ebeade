/**
 * The real time, which tests and the demo do not move. Only for what lives by it: sessions and one-time codes (better-auth keeps
 * them by the real clock) and counters of guesses. Deadlines of the contest live by `platform.now()`.
 */
export const wallClock = (): Date => new Date();

/** Milliseconds that only ever go forward: for how long ago something was, never for when. */
export const ticks = (): number => performance.now();
