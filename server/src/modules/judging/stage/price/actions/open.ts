import { openingOf } from '#modules/log/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { unwrapWithMaster } from '#platform/seal/seal.ts';
import { promise } from '../../../store.ts';
import type { FinalRow } from '../../final/store.ts';
import type { FinalCast } from '../../show/queries/cast.ts';
import { type Entry, roundCalled } from '../../show/rules.ts';
import { bidPurpose, priceRule } from '../config.ts';
import { type BidRow, bidsOfRound } from '../store.ts';

/** What a bid says: the price in fen, and what keeps its hash from being guessed. */
export type Said = { readonly fen: number; readonly nonce: string };

/** Reads a sealed bid. Called by the opening, and for the team whose it is. */
export const readBid = (platform: Platform, { id, wrapped }: Pick<BidRow, 'id' | 'wrapped'>): Said =>
  JSON.parse(Buffer.from(unwrapWithMaster(platform.masterKey, bidPurpose(id), wrapped)).toString('utf8')) as Said;

/** Opens the bids of the round that a need is in, all at once, and lets the log keep them beside what it committed to when each was given. */
export async function openBids(
  platform: Platform,
  tx: Tx,
  { final, needs, items, entries }: FinalCast & { readonly final: FinalRow },
  need: number,
  at: Date,
): Promise<Entry['data']> {
  const called = roundCalled(entries, need);
  const row = await findNeed(tx, needs[need]?.need ?? '');
  if (!called || !row) throw new Error('a price round that was not called');
  const bids = await bidsOfRound(tx, final.id, called.n);
  const told = [];
  for (const bid of bids) {
    const opening = await openingOf(tx, bid.leaf);
    const said = readBid(platform, bid);
    const number = items.find(({ id }) => id === bid.item)?.n ?? 0;
    told.push({ number, item: bid.item, ...said, salt: opening?.salt ?? '', leaf: opening?.leaf ?? null });
  }
  told.sort((a, b) => a.fen - b.fen || a.number - b.number);
  const calls = entries.filter(({ n, action, need: of }) => n <= called.n && action === 'call_prices' && of === need);
  const undone = new Set(entries.map(({ undoes }) => undoes));
  await promise(tx, platform, {
    kind: 'prices_opened',
    id: final.id,
    subject: final.number,
    content: {
      ...{ final: final.number, need: row.number ?? row.id, round: calls.filter(({ n }) => !undone.has(n)).length },
      ...{ called: new Date(called.at).toISOString(), opened: at.toISOString(), rule: priceRule },
      bids: told.map(({ number: _, ...bid }) => bid),
    },
    at,
  });
  return { prices: told.map(({ number, fen }) => [number, fen] as const) };
}
