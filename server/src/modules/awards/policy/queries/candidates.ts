import type { PolicyCandidate, Programme } from '@jiebang/contract/awards/policy.ts';
import type { awardRoutes } from '@jiebang/contract/awards/routes.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { contestById } from '#modules/contests/index.ts';
import { dealsOfContest, standing } from '#modules/deals/index.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { quarantinedNumbers } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, keysOf } from '#platform/db/cursor.ts';
import { recommends } from '../../access.ts';
import { qualifies } from '../rules.ts';
import { noveltyOf, recommendationsOf } from '../store.ts';
import { policyCandidate, type Qualified } from '../views.ts';

/** The needs of a contest that meet a programme's conditions, in the order of their contracts. Regions are those kept when the contract was confirmed. */
export async function qualified(db: Db, contestId: string, programme: Programme): Promise<Qualified[]> {
  const contest = await contestById(db, contestId);
  if (!contest) return [];
  const deals = (await dealsOfContest(db, contestId)).filter((deal) => standing.some((state) => state === deal.state));
  const organisations = await organisationsById(
    db,
    deals.flatMap((deal) => [deal.owner, deal.solver]),
  );
  const novelties = await noveltyOf(
    db,
    deals.map((deal) => deal.need),
  );
  const found: Qualified[] = [];
  for (const deal of deals) {
    const owner = organisations.get(deal.owner);
    const solver = organisations.get(deal.solver);
    const novelty = novelties.get(deal.need) ?? [];
    if (!owner || !solver || deal.confirmed_at === null || deal.related) continue;
    const solved = {
      ownerKind: owner.kind,
      ownerRegion: deal.owner_region,
      crossRegion: deal.cross_region === true,
      novelty,
    };
    if (qualifies(programme, solved, contest.homeRegion))
      found.push({ deal, owner, solver, novelty, confirmedAt: deal.confirmed_at });
  }
  return found.sort((a, b) => a.confirmedAt.getTime() - b.confirmedAt.getTime() || (a.deal.id < b.deal.id ? -1 : 1));
}

type List = (typeof awardRoutes)['policyCandidates'];

/** The candidates of a programme with evidence and what was chosen; for the authority alone. */
export async function policyCandidates(
  db: Db,
  viewer: Viewer,
  query: Received<List>['query'],
): Promise<ReplyOf<List> | Refusal> {
  if (!recommends(viewer, query.contest)) return refuse('not_found');
  const all = await qualified(db, query.contest, query.programme);
  const [last] = keysOf(query.after, ['string']) ?? [];
  const from = all.findIndex((one) => one.deal.need === last) + 1;
  const shown = all.slice(from, from + query.limit);
  const chosen = new Map((await recommendationsOf(db, query.contest, query.programme)).map((row) => [row.need, row]));
  const hidden = await quarantinedNumbers(
    db,
    shown.map((one) => one.deal.need_number),
  );
  const items: PolicyCandidate[] = shown.map((one) => {
    const title = hidden.has(one.deal.need_number) ? '' : one.deal.title;
    return policyCandidate({ ...one, deal: { ...one.deal, title } }, chosen.get(one.deal.need));
  });
  const end = shown.at(-1);
  return { items, next: end && from + shown.length < all.length ? cursorOf(end.deal.need) : null };
}
