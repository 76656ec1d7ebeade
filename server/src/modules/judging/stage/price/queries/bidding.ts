import { ruleOf } from '#modules/contests/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { FinalRow } from '../../final/store.ts';
import type { FinalCast } from '../../show/queries/cast.ts';
import type { Bidding } from '../../show/queries/decide.ts';
import { roundCalled } from '../../show/rules.ts';
import { bidsOfRound } from '../store.ts';

/** What is known of a need's price rounds beside the show; of a final by a contest without any, nothing is looked for. */
export async function biddingOf(
  db: Db,
  final: FinalRow,
  { needs, items, entries }: Pick<FinalCast, 'needs' | 'items' | 'entries'>,
  need: number | null,
  at: Date,
): Promise<Bidding> {
  const chosen = need === null ? undefined : needs[need];
  const row = chosen && (await findNeed(db, chosen.need));
  const allowed = row ? await ruleOf(db, final.contest, 'price_rounds', at, row.track) : 0;
  const called = need === null ? undefined : roundCalled(entries, need);
  const bids = called ? await bidsOfRound(db, final.id, called.n) : [];
  const bid = new Set(bids.map(({ item }) => items.find(({ id }) => id === item)?.n ?? 0));
  return { allowed, bid, now: at.getTime() };
}

/** The same of every need on stage, in the order of the show. */
export async function biddingOfNeeds(db: Db, final: FinalRow, cast: FinalCast, at: Date): Promise<Bidding[]> {
  const found: Bidding[] = [];
  for (const need of cast.needs.keys()) found.push(await biddingOf(db, final, cast, need, at));
  return found;
}

/** For how long bids are taken, in seconds. */
export const bidSeconds = (db: Db, final: FinalRow, at: Date): Promise<number> =>
  ruleOf(db, final.contest, 'price_round_seconds', at, final.track);
