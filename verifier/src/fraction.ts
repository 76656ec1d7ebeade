/** An exact fraction in lowest terms; the denominator is positive. */
export type Fraction = { readonly n: bigint; readonly d: bigint };

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b));

/** The fraction n / d in lowest terms. */
export const fraction = (n: bigint, d = 1n): Fraction => {
  const common = divisor(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / common, d: d / common };
};

export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
export const isSame = (a: Fraction, b: Fraction): boolean => a.n * b.d === b.n * a.d;
/** Below 0 where a is the lesser. */
export const compare = (a: Fraction, b: Fraction): number => {
  const { n } = minus(a, b);
  return n < 0n ? -1 : n > 0n ? 1 : 0;
};

/** The mean of at least one. */
export const mean = (all: readonly Fraction[]): Fraction =>
  over(all.reduce(plus, fraction(0n)), fraction(BigInt(all.length)));

/** The square root to the nearest whole number, a half upwards. */
export const nearestRoot = ({ n, d }: Fraction): bigint => {
  const whole = n / d;
  let [least, most] = [0n, whole + 1n];
  // The greatest whole number whose square is not above.
  while (most - least > 1n) {
    const middle = (least + most) / 2n;
    if (middle * middle <= whole) least = middle;
    else most = middle;
  }
  const half = 2n * least + 1n;
  return half * half * d <= 4n * n ? least + 1n : least;
};

/** As a person reads it: the fraction, and six decimals where it is none of whole numbers. */
export const spelt = ({ n, d }: Fraction): string => {
  if (d === 1n) return String(n);
  const size = ((n < 0n ? -n : n) * 1_000_000n) / d;
  return `${n}/${d} (${n < 0n ? '-' : ''}${size / 1_000_000n}.${String(size % 1_000_000n).padStart(6, '0')}…)`;
};
