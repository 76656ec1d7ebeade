const toBigInt = (value: number | bigint, what: string): bigint => {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`${what} ${value} is not exact`);
  if (value < 0) throw new RangeError(`${what} ${value} is negative`);
  return BigInt(value);
};

/**
 * Shares a total (fen, points, places) among weights by the largest remainder (Hamilton's method), exactly: the
 * shares sum to the total, and each differs from its exact quota total·weight/Σweights by less than one.
 *
 * Everyone first gets the whole part of the quota; what is left goes one by one to the largest fractions.
 * Tie rule: of equal fractions the one listed earlier is served first, so the caller's order must be stated.
 * Throws RangeError for negative or inexact numbers, or when weights are all zero and there is something to share.
 */
export const splitByLargestRemainder = (total: number, weights: readonly (number | bigint)[]): number[] => {
  const whole = toBigInt(total, 'the total');
  const exact = weights.map((weight) => toBigInt(weight, 'the weight'));
  const sum = exact.reduce((left, right) => left + right, 0n);
  if (sum === 0n) {
    if (whole !== 0n) throw new RangeError('nothing to share by: all weights are zero');
    return exact.map(() => 0);
  }
  const shares = exact.map((weight, place) => ({
    place,
    amount: (whole * weight) / sum,
    fraction: (whole * weight) % sum,
  }));
  let left = whole - shares.reduce((given, share) => given + share.amount, 0n);
  // Sorting is stable, so equal fractions stay in the listed order.
  for (const share of shares.toSorted((a, b) => (a.fraction < b.fraction ? 1 : a.fraction > b.fraction ? -1 : 0))) {
    if (left === 0n) break;
    share.amount += 1n;
    left -= 1n;
  }
  return shares.map((share) => Number(share.amount));
};
