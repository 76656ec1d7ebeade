import type { dealRoutes } from '@jiebang/contract/deals/routes.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import { sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { asShown, type DealRow, ofParty, tables } from '../store.ts';
import { dealCard } from '../views.ts';

type List = (typeof dealRoutes)['list'];

/** Deals of the viewer's own organisations, or of the contests and tracks that it organises; newest first. Another's desk is empty. */
export async function listDeals(db: Db, viewer: Viewer, query: Received<List>['query']): Promise<ReplyOf<List>> {
  const after = timeKeysOf(query.after);
  let list = tables(db)
    .selectFrom('deals.deal')
    .selectAll()
    // A cursor carries milliseconds, so the order must not know more.
    .orderBy(sql`date_trunc('milliseconds', created_at)`, 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.desk === 'party') list = list.where(ofParty(viewer));
  else {
    list = list.where('contest', 'is not', null);
    const grants = viewer.grants.filter((grant) => grant.role === 'organiser' || grant.role === 'track_organiser');
    const scopes = grants.map((grant) => grant.scopeId).filter((scope) => scope !== null);
    if (!grants.some((grant) => grant.scope === 'platform'))
      list = list.where(sql<boolean>`(contest = any(${scopes}::uuid[]) or track = any(${scopes}::uuid[]))`);
  }
  if (query.state) list = list.where('state', '=', query.state);
  if (after)
    list = list.where(
      sql<boolean>`(date_trunc('milliseconds', created_at), id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  const rows = (await list.execute()) as DealRow[];
  const shown = await asShown(db, rows.slice(0, query.limit));
  const names = await organisationsById(
    db,
    shown.flatMap((deal) => [deal.owner, deal.solver]),
  );
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((deal) => dealCard(deal, names, viewer)),
    next: last ? cursorOf(last.created_at.toISOString(), last.id) : null,
  };
}
