import type { DealState } from '@jiebang/contract/deals/deal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import {
  type ContestDeal,
  type DealRow,
  dealsById,
  dealsOfViewer,
  findDeal,
  findDealOfNeed,
  lockDeal,
} from '../store.ts';

/** Whether a deal is of a contest: only these are certified, earn points and awards. */
const ofContest = (deal: DealRow | undefined): deal is ContestDeal => deal !== undefined && deal.need !== null;

const only = (deal: DealRow | undefined): ContestDeal | undefined => (ofContest(deal) ? deal : undefined);

/** A deal of a contest, to be shown; one that opened from an inquiry is none. */
export const contestDeal = async (db: Db, id: string) => only(await findDeal(db, id));

/** The deal of a need, in whatever state. */
export const contestDealOfNeed = async (db: Db, need: string) => only(await findDealOfNeed(db, need));

/** The same as `contestDeal`, with its row held until the transaction ends. */
export const lockContestDeal = async (tx: Tx, id: string) => only(await lockDeal(tx, id));

/** Deals of contests by id; what does not exist is absent. */
export async function contestDealsById(db: Db, ids: readonly string[]): Promise<Map<string, ContestDeal>> {
  const found = await dealsById(db, ids);
  return new Map([...found.values()].filter(ofContest).map((deal) => [deal.id, deal]));
}

/** The viewer's own deals of contests in certain states, the longest in them first. */
export const contestDealsOfViewer = async (db: Db, viewer: Viewer, states: readonly DealState[]) =>
  (await dealsOfViewer(db, viewer, states)).filter(ofContest);
