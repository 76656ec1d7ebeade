import type { FinalState } from '@jiebang/contract/judging/stage/final.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { type Entry, roundCalled, wasTold } from '../show/rules.ts';

type Bid = {
  /** The need by its place in the show, the item by its number. */
  readonly need: number;
  readonly item: number;
  /** Items that may bid. */
  readonly presented: readonly number[];
  /** Null asks whether any price may be given. */
  readonly fen: number | null;
  readonly at: Date;
};

/** An item's own price in the rounds of its need that were opened, the latest, in fen; null before. */
export function earlierOf(entries: readonly Entry[], need: number, item: number): number | null {
  const undone = new Set(entries.map(({ undoes }) => undoes));
  const opened = entries.filter((one) => one.action === 'open_prices' && one.need === need && !undone.has(one.n));
  const prices = opened.flatMap(({ data }) => (data.prices ?? []).filter(([of]) => of === item));
  return prices.at(-1)?.[1] ?? null;
}

/** Whether a price may be given now: a round runs, its time is not over, nothing of it was told, and the price is not above one's own before. */
export function whyNotBid(
  state: FinalState,
  entries: readonly Entry[],
  { need, item, presented, fen, at }: Bid,
): Refusal | null {
  if (state !== 'live') return refuse('final_not_live');
  const called = roundCalled(entries, need);
  if (!called || !presented.includes(item)) return refuse('price_round_over');
  const over = at.getTime() >= called.at + (called.data.seconds ?? 0) * 1000;
  if (over || wasTold(entries, called)) return refuse('price_round_over');
  const earlier = earlierOf(entries, need, item);
  return fen !== null && earlier !== null && fen > earlier ? refuse('price_above_earlier') : null;
}
