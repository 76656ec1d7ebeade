import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';
import { splitByLargestRemainder } from '#kernel/split.ts';

/** What the rules of a conversion look at. */
export type ConversionContext = {
  /** Brokers with more than no points at the cutoff. */
  readonly entitled: number;
  /** Whether the ledger at the cutoff still says what the rows were computed from. */
  readonly unchanged: boolean;
  readonly proposedBy: string | null;
  readonly asker: string | null;
};

/** The named rules of a conversion. */
export const conversionRules = {
  some_points: ({ entitled }) => (entitled > 0 ? null : refuse('no_points')),
  unchanged: ({ unchanged }) => (unchanged ? null : refuse('points_changed_since_preview')),
  another_person: ({ proposedBy, asker }) => (asker !== null && asker !== proposedBy ? null : refuse('same_person')),
} satisfies Rules<string, ConversionContext>;

/** A table of tax: each rate, in parts of ten thousand, applies to the part of the amount from `fromFen` up to the next. */
export type TaxTable = readonly { readonly fromFen: number; readonly per10000: number }[];

/** The tax on an amount of fen by a table, rounded half up to the fen. */
export function taxOn(grossFen: number, table: TaxTable): number {
  const steps = table.toSorted((a, b) => a.fromFen - b.fromFen);
  const exact = steps.reduce((sum, { fromFen, per10000 }, place) => {
    const until = Math.min(grossFen, steps[place + 1]?.fromFen ?? grossFen);
    return sum + BigInt(Math.max(0, until - fromFen)) * BigInt(per10000);
  }, 0n);
  return Number((exact + 5_000n) / 10_000n);
}

/** What one broker brings to a conversion. */
export type Entitled = { readonly broker: string; readonly number: string; readonly points: number };
export type Converted = Entitled & {
  readonly place: number;
  readonly gross: number;
  readonly tax: number;
  readonly net: number;
};

/**
 * Shares the pool (fen) among brokers in proportion to their points by the largest remainder, exactly to the fen. The list is
 * ordered by points, more first, then by number, lower first; of equal remainders the earlier in the list gets the fen.
 * Who has no points, or fewer than none after reversals, takes no part.
 */
export function convert(pool: number, entitled: readonly Entitled[], tax: TaxTable): Converted[] {
  const list = entitled.filter(({ points }) => points > 0).toSorted(inOrder);
  if (list.length === 0) return [];
  const gross = splitByLargestRemainder(
    pool,
    list.map(({ points }) => points),
  );
  return list.map((one, index) => {
    const amount = gross[index] ?? 0;
    const taxed = taxOn(amount, tax);
    return { ...one, place: index + 1, gross: amount, tax: taxed, net: amount - taxed };
  });
}

const inOrder = (a: Entitled, b: Entitled): number =>
  b.points - a.points || a.number.length - b.number.length || (a.number < b.number ? -1 : 1);
