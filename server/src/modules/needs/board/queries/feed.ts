import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import type { FeedNeed } from '@jiebang/contract/needs/board-routes.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { filters } from '../../queries/board.ts';
import { type BoardRow, card, type NamedPlace, placeNames } from '../views.ts';

type Feed = (typeof needRoutes)['feed'];

/** As many needs as a feed carries: the newest. Feeds are no archive; the board is. */
const most = 50;

/** The newest needs of the board with their problem, for feeds. Of the original row only the time of its last move, all of which are public by then. */
export async function feed(db: Db, query: Received<Feed>['query']): Promise<ReplyOf<Feed>> {
  const { rows } = await sql<BoardRow & NamedPlace & { problem: string; changed_at: Date }>`
    select b.*, t.problem, n.moved_at as changed_at, c.name as contest_name, c.name_en as contest_name_en, k.name as track_name,
      k.name_en as track_name_en
    from (
      select number, title, state, mode, track_kind, field, other_fields, industry, region, budget_min, budget_max, company, published_at,
        deadline, need, contest, track
      from needs.board_line where ${filters(query)} order by published_at desc, need desc limit ${sql.lit(most)}) b
    join needs.public_text t on t.need = b.need
    join needs.need n on n.id = b.need
    join contests.published_contest c on c.id = b.contest
    join contests.published_track k on k.id = b.track
    order by b.published_at desc, b.need desc`.execute(db);
  return {
    items: rows.map(
      (row): FeedNeed => ({
        ...card(row),
        place: placeNames(row),
        problem: row.problem,
        changedAt: row.changed_at.toISOString(),
      }),
    ),
  };
}
