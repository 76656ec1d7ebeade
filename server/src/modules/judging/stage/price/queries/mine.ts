import type { MyPrice } from '@jiebang/contract/judging/stage/price.ts';
import { isId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { findNeed } from '#modules/needs/index.ts';
import { solutionById } from '#modules/solutions/index.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { needLine } from '../../../queries/need-line.ts';
import { finalById, finalByNumber } from '../../final/store.ts';
import { castOf } from '../../show/queries/cast.ts';
import { presentedOf } from '../../show/queries/decide.ts';
import { play, roundCalled } from '../../show/rules.ts';
import { readBid } from '../actions/open.ts';
import { earlierOf, whyNotBid } from '../rules.ts';
import { bidsOfItem } from '../store.ts';
import { contentOfBid } from './receipt.ts';

/** What the leader of a finalist sees of price rounds: whether one runs, and the own prices. Nothing of any other. */
export async function myPrice(platform: Platform, viewer: Viewer, number: string): Promise<MyPrice | Refusal> {
  const { db } = platform;
  const final = isId(number) ? await finalById(db, number) : await finalByNumber(db, number);
  if (!final || viewer.person === null || !['drawn', 'live', 'closed'].includes(final.state))
    return refuse('not_found');
  const on = await castOf(db, final);
  const show = play(on.start, on.entries);
  const at = await now(db);
  const items: MyPrice['items'] = [];
  for (const { id, n, need: needId, solution } of on.items) {
    const own = n === null ? null : await solutionById(db, solution);
    const row = own?.leader === viewer.person ? await findNeed(db, needId) : undefined;
    if (n === null || !row) continue;
    const need = on.numbers.needs.indexOf(needId);
    const called = roundCalled(on.entries, need);
    const given = await bidsOfItem(db, id);
    const bid = given.find(({ round }) => round === called?.n);
    const bids: MyPrice['items'][number]['bids'] = [];
    for (const [place, one] of given.entries()) {
      const { round, fen } = await contentOfBid(platform, db, final, one, needId);
      // The newest of its round, and of a round whose call was not taken back.
      const newest = given.findIndex((other) => other.round === one.round) === place;
      const stands =
        on.entries.some(({ n: call }) => call === one.round) && !on.entries.some(({ undoes }) => undoes === one.round);
      bids.push({ id: one.id, round, fen, at: one.at.toISOString(), counts: newest && stands });
    }
    const presented = presentedOf(show, on.cast, need);
    const why = whyNotBid(show.state, on.entries, { need, item: n, presented, fen: null, at });
    const { number: needNumber, title } = await needLine(db, row);
    items.push({
      item: n,
      need: { number: needNumber, title },
      round: show.prices[need] ?? null,
      own: bid ? { fen: readBid(platform, bid).fen, at: bid.at.toISOString() } : null,
      bids,
      earlier: earlierOf(on.entries, need, n),
      can: { bid: why ? { code: why.refused } : true },
    });
  }
  if (items.length === 0) return refuse('not_found');
  return { final: { number: final.number, title: final.title, titleEn: final.title_en }, items, at: at.getTime() };
}
