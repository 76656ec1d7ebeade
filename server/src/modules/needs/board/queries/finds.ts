import type { BoardSearch } from '@jiebang/contract/needs/board-routes.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { filters } from '../../queries/board.ts';

/** As many searches are asked of one need at once. */
const atOnce = 200;

/** Which of these searches find a need on the board, by their places in the list. */
export async function findsNeed(db: Db, need: string, searches: readonly BoardSearch[]): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  for (let from = 0; from < searches.length; from += atOnce) {
    const each = searches
      .slice(from, from + atOnce)
      .map(
        (search, n) =>
          sql`select ${from + n}::int as n from needs.board_line where need = ${need} and ${filters(search)}`,
      );
    const { rows } = await sql<{ n: number }>`${sql.join(each, sql` union all `)}`.execute(db);
    for (const { n } of rows) found.add(n);
  }
  return found;
}
