import type { ContestCounts } from '@jiebang/contract/needs/board-routes.ts';
import type { PublicNeedState } from '@jiebang/contract/needs/need.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';

/** Who signed was paired before, and who completed had signed. */
const counted = {
  open: ['published'],
  paired: ['paired', 'contracted', 'completed'],
  contracted: ['contracted', 'completed'],
} as const satisfies Readonly<Record<string, readonly PublicNeedState[]>>;

/** How many published needs of a contest stand where; one query over the board's own index. Nought of a contest that is not there. */
export async function countsOf(db: Db, contest: string): Promise<ContestCounts> {
  const rows = await tables(db)
    .selectFrom('needs.board_line')
    .select((select) => ['track', 'state', select.fn.countAll<number>().as('n')])
    .where('main', '=', true)
    .where('contest', '=', contest)
    .groupBy(['track', 'state'])
    .execute();
  const sum = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(fits).reduce((total, { n }) => total + Number(n), 0);
  const among = (states: readonly string[]) => sum(({ state }) => states.includes(state));
  return {
    published: sum(() => true),
    open: among(counted.open),
    paired: among(counted.paired),
    contracted: among(counted.contracted),
    tracks: [...new Set(rows.map(({ track }) => track))]
      .sort()
      .map((track) => ({ track, published: sum((row) => row.track === track) })),
  };
}
