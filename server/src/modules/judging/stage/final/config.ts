/** A final's screens are told at most so often, in milliseconds: what comes between goes out together. The first is told at once. */
export const tellEvery = 200;
/** How often a quiet stream shows that it is alive and what time it is, in milliseconds. */
export const beatEvery = 10_000;
/** How long a long poll waits for news, in milliseconds. */
export const pollFor = 20_000;
/** Screens of finals that one server holds in all, and of one network: a whole hall may be behind one address. */
export const perServer = 8000;
export const perAddress = 6000;
