import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import type { solutionRoutes } from '@jiebang/contract/solutions/routes.ts';
import { sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { isAuthor } from '../access.ts';
import { findSolution, tables } from '../store.ts';
import { needOf } from '../views.ts';
import { publicNeedOf } from './own.ts';

/** Where solutions stand that the viewer is an author of, for an organisation it acts for now, newest first. Nothing sealed is opened for it. */
export async function solutionStates(
  { db }: Platform,
  viewer: Viewer,
  query: { readonly after?: string | undefined; readonly limit: number },
): Promise<ReplyOf<(typeof solutionRoutes)['states']>> {
  const after = timeKeysOf(query.after);
  const organisations = viewer.memberships.map((one) => one.organisation);
  let list = tables(db)
    .selectFrom('solutions.member as m')
    .innerJoin('solutions.solution as s', 's.id', 'm.solution')
    .select(['s.id', 's.created_at'])
    .where('m.person', '=', viewer.person)
    .where(sql<boolean>`s.organisation = any(${organisations}::uuid[])`)
    .orderBy('s.created_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(query.limit + 1);
  if (after) {
    list = list.where(
      sql<boolean>`(date_trunc('milliseconds', s.created_at), s.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  }
  const rows = await list.execute();
  const shown = rows.slice(0, query.limit);
  const items: ReplyOf<(typeof solutionRoutes)['states']>['items'] = [];
  for (const { id } of shown) {
    const whole = await findSolution(db, id);
    if (!whole || !isAuthor(viewer, whole.place)) continue;
    const need = needOf(await publicNeedOf(db, whole.need));
    items.push({ id, state: whole.row.state, since: whole.row.moved_at.toISOString(), need });
  }
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.created_at.toISOString(), last.id) : null };
}
