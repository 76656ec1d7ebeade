import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import type { BoardSearch, Levelled } from '@jiebang/contract/needs/board-routes.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { searchTarget } from '@jiebang/contract/notifications/search.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { filters } from '../../queries/board.ts';
import { keptCount } from './kept-counts.ts';

/** Lines by one of their codes, each need once for each code. */
const codes = {
  field: [
    { by: sql`field_top`, lines: sql`heads` },
    { by: sql`field_second`, lines: sql`length(field_second) > 2` },
  ],
  industry: [{ by: sql`industry`, lines: sql`main` }],
  region: [{ by: sql`region`, lines: sql`main` }],
} as const;

/** The levels of a code under which it is looked for: of a place also the place itself, since a municipality has districts, not cities. */
const levelsIn: Readonly<Record<Levelled, (code: string) => readonly string[]>> = {
  field: (code) => [code],
  industry: (code) => [code.slice(0, 1), ...(code.length > 1 ? [code.slice(0, 3)] : [])],
  region: (code) => (/^\d/.test(code) ? [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code] : [code]),
};

/** How many needs each field, industry or place would show at its first two levels, whatever of that kind is chosen, under all else that is. */
export const levelsOf = (
  platform: Platform,
  of: Levelled,
  query: BoardSearch,
): Promise<ReplyOf<(typeof needRoutes)['levels']>> => {
  const others = { ...query, [of]: undefined };
  return keptCount(platform, `levels ${of} ${searchTarget(others)}`, async () => {
    const counts = new Map<string, number>();
    for (const { by, lines } of codes[of])
      for (const { code, n } of await countBy(platform.db, by, filters(others, [], lines)))
        for (const level of new Set(levelsIn[of](code))) counts.set(level, (counts.get(level) ?? 0) + n);
    return { counts: Object.fromEntries(counts) };
  });
};

async function countBy(db: Db, by: RawBuilder<unknown>, where: RawBuilder<unknown>) {
  const { rows } = await sql<{ code: string; n: number }>`
    select ${by} as code, count(*)::int as n from needs.board_line where ${where} and ${by} is not null group by 1`.execute(
    db,
  );
  return rows;
}
