/** For what the master key wraps a bid: price and nonce, until the console opens the round. */
export const bidPurpose = (bid: string): string => `judging final bid ${bid}`;

/** What stands in the opening of a price round, for whoever checks it. */
export const priceRule =
  'contentHash of each bid = sha256 of the canonical JSON of {final, need, round, item, fen, nonce}; the newest bid of an item counts; none is above its own of the round before';
