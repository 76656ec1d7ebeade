import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import type { FeedNeed } from '@jiebang/contract/needs/board-routes.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { filters } from '../../queries/board.ts';
import { type BoardRow, card } from '../views.ts';

type Feed = (typeof needRoutes)['feed'];

/** As many needs as a feed carries: the newest. Feeds are no archive; the board is. */
const most = 50;

/** The newest needs of the board with their problem, for feeds. Of the original row only the time of its last move, all of which are public by then. */
export async function feed(db: Db, query: Received<Feed>['query']): Promise<ReplyOf<Feed>> {
  const { rows } = await sql<BoardRow & { problem: string; changed_at: Date }>`
    select b.*, t.problem, n.moved_at as changed_at
    from (
      select number, title, state, mode, track_kind, field, other_fields, industry, region, budget_min, budget_max, company, published_at,
        deadline, need
      from needs.board_line where ${filters(query)} order by published_at desc, need desc limit ${sql.lit(most)}) b
    join needs.public_text t on t.need = b.need
    join needs.need n on n.id = b.need
    order by b.published_at desc, b.need desc`.execute(db);
  return {
    items: rows.map(
      (row): FeedNeed => ({
        ...card(row),
        problem: row.problem,
        changedAt: row.changed_at.toISOString(),
      }),
    ),
  };
}
