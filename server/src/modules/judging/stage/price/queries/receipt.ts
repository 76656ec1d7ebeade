import type { Opening } from '@jiebang/contract/log/documents.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { documentOf, openingOf } from '#modules/log/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import { solutionById } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { type FinalRow, finalById, itemsOfFinal } from '../../final/store.ts';
import { entriesAfter } from '../../show/store.ts';
import { readBid } from '../actions/open.ts';
import { type BidRow, bidById } from '../store.ts';

/** What a bid committed to: its price and nonce, and of which round of which need it was. */
export type BidContent = {
  readonly final: string;
  readonly need: string;
  readonly round: number;
  readonly item: string;
  readonly fen: number;
  readonly nonce: string;
};

/**
 * Reads a sealed bid as it was committed to, for whoever gave it. The number of its round is the one with which it has the hash that the log
 * committed to: calls may have been taken back since.
 */
export async function contentOfBid(
  platform: Platform,
  db: Db,
  final: Pick<FinalRow, 'id' | 'number'>,
  bid: BidRow,
  needId: string,
): Promise<BidContent> {
  const need = await findNeed(db, needId);
  const opening = await openingOf(db, bid.leaf);
  if (!need || !opening) throw new Error('a bid without its need or its leaf');
  const said = readBid(platform, bid);
  const of = { final: final.number, need: need.number ?? need.id, item: bid.item };
  const calls = (await entriesAfter(db, final.id, 0)).filter(
    ({ n, action }) => n <= bid.round && action === 'call_prices',
  );
  const found = calls
    .map((_, place) => ({ ...of, round: place + 1, ...said }))
    .find((content) => contentHash(content) === opening.leaf.contentHash);
  if (!found) throw new Error('a bid that its leaf did not commit to');
  return found;
}

/** The receipt of a bid for the leader of the team that gave it, at any time: signed, with its place in the log once there is one. */
export async function bidReceipt(platform: Platform, viewer: Viewer, id: string): Promise<Opening | Refusal> {
  const { db } = platform;
  const bid = await bidById(db, id);
  const final = bid && (await finalById(db, bid.final));
  const item = final && (await itemsOfFinal(db, final.id)).find((one) => one.id === bid.item);
  const solution = item && (await solutionById(db, item.solution));
  if (!bid || !final || !item || viewer.person === null || solution?.leader !== viewer.person)
    return refuse('not_found');
  const content = await contentOfBid(platform, db, final, bid, item.need);
  const document = await documentOf(platform, bid.leaf, { format: 'jiebang-opening/1' as const, content });
  return document === null ? refuse('not_found') : (document as Opening);
}
