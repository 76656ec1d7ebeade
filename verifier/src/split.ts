/**
 * What each entry receives of a pool by the largest remainder: first the whole part of pool·points/Σpoints, then
 * what is left, one fen each, by the size of the remainder, equal ones in the listed order. Null without any points.
 */
export const split = (pool: number, points: number[]): number[] | null => {
  const total = points.reduce((sum, each) => sum + BigInt(each), 0n);
  if (total === 0n) return pool === 0 ? points.map(() => 0) : null;
  const products = points.map((each) => BigInt(pool) * BigInt(each));
  const amounts = products.map((product) => product / total);
  const left = Number(BigInt(pool) - amounts.reduce((sum, each) => sum + each, 0n));
  const order = [...points.keys()].sort((a, b) => {
    const difference = ((products[b] ?? 0n) % total) - ((products[a] ?? 0n) % total);
    return difference === 0n ? a - b : difference > 0n ? 1 : -1;
  });
  const favoured = new Set(order.slice(0, left));
  return amounts.map((amount, place) => Number(amount) + (favoured.has(place) ? 1 : 0));
};
