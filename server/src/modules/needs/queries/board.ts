import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import type { BoardSearch } from '@jiebang/contract/needs/board-routes.ts';
import type { NeedCard } from '@jiebang/contract/needs/need.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { type RawBuilder, sql } from 'kysely';
import { wordsOf } from '#kernel/words.ts';
import { withMerged } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, numberKeysOf, timeKeysOf } from '#platform/db/cursor.ts';
import { type BoardRow, card } from '../board/views.ts';

export type BoardQuery = Received<(typeof needRoutes)['board']>['query'];

type Line = Pick<BoardRow, 'published_at' | 'deadline' | 'budget_max'>;
/** Each order of the board: the column it sorts by, its type and direction, and its value in a line as a cursor carries it. */
const orders = {
  newest: {
    key: sql`published_at`,
    type: sql`timestamptz`,
    back: true,
    of: (line: Line) => line.published_at.toISOString(),
  },
  deadline: {
    key: sql`deadline`,
    type: sql`timestamptz`,
    back: false,
    of: (line: Line) => line.deadline.toISOString(),
  },
  budget: {
    key: sql`coalesce(budget_max, 0)`,
    type: sql`bigint`,
    back: true,
    of: (line: Line) => line.budget_max ?? 0,
  },
} as const;

/** A page of the board with its total: exact up to this many, "about" beyond, so that a page never waits for a count of everything. */
const countUpTo = 10_000;

export async function board(db: Db, query: BoardQuery): Promise<ReplyOf<(typeof needRoutes)['board']>> {
  // What was published by an organisation before it was merged stands with the one that stays.
  const where = filters(query, query.organisation ? await withMerged(db, query.organisation) : []);
  const { key, type, back, of } = orders[query.sort];
  const after = query.sort === 'budget' ? numberKeysOf(query.after) : timeKeysOf(query.after);
  const compare = back ? sql`<` : sql`>`;
  const direction = back ? sql`desc` : sql`asc`;
  const start = after ? sql`and (${key}, need) ${compare} (${after.at}::${type}, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<BoardRow & { counted: number }>`
    select number, title, state, mode, track_kind, field, other_fields, industry, region, budget_min, budget_max, company, published_at, deadline,
      need,
      (select count(*) from (select 1 from needs.board_line where ${where} limit ${sql.lit(countUpTo + 1)}) as few) as counted
    from needs.board_line where ${where} ${start}
    order by ${key} ${direction}, need ${direction} limit ${sql.lit(query.limit + 1)}`.execute(db);
  const items: NeedCard[] = rows.slice(0, query.limit).map(card);
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  const counted = rows[0]?.counted ?? 0;
  const total = counted > countUpTo ? { count: countUpTo, exact: false } : { count: counted, exact: true };
  return { items, next: last ? cursorOf(of(last), last.need) : null, total };
}

/**
 * The lines of the board (`needs.board_line`) that fit what was chosen, each need once: of its lines in the chosen field, or without a
 * field those of `lines`, its main one.
 */
export function filters(
  query: BoardSearch,
  owners: readonly string[] = query.organisation ? [query.organisation] : [],
  lines: RawBuilder<unknown> = sql`main`,
): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [];
  if (!query.field) parts.push(lines);
  else if (query.field.length < 3) parts.push(sql`heads and field_top = ${query.field}`);
  else parts.push(sql`field_second = ${query.field.slice(0, 3)}`);
  if (query.field && query.field.length > 3)
    parts.push(sql`strpos(' ' || field || ' ' || other_fields, ${` ${query.field}`}::text) > 0`);
  if (query.region) {
    parts.push(sql`region_top = ${query.region.slice(0, 2)}`);
    const place = query.region.replace(/(00){1,2}$/, '');
    if (place.length > 2) parts.push(sql`left(region, 4) = ${place.slice(0, 4)}`);
    if (place.length > 4) parts.push(sql`region = ${place}`);
  }
  if (query.industry) {
    const level = query.industry.length < 3 ? sql`left(industry, 1)` : sql`left(industry, 3)`;
    parts.push(sql`${level} = ${query.industry.slice(0, query.industry.length < 3 ? 1 : 3)}`);
    if (query.industry.length === 2 || query.industry.length > 3)
      parts.push(sql`starts_with(industry, ${query.industry})`);
  }
  if (query.closesWithin !== undefined)
    parts.push(sql`state = 'published' and deadline > platform.now()
      and deadline <= platform.now() + make_interval(days => ${query.closesWithin}::int)`);
  if (query.state) parts.push(sql`state = ${query.state}`);
  if (query.contest) parts.push(sql`contest = ${query.contest}::uuid`);
  if (query.track) parts.push(sql`track = ${query.track}::uuid`);
  if (query.trackKind) parts.push(sql`track_kind = ${query.trackKind}`);
  if (query.cooperation) parts.push(query.cooperation === 'short_term' ? sql`short_term` : sql`long_term`);
  if (query.budgetFrom !== undefined) parts.push(sql`budget_max >= ${query.budgetFrom}::bigint`);
  if (query.budgetTo !== undefined) parts.push(sql`budget_min <= ${query.budgetTo}::bigint`);
  // Of needs whose company is not named nobody may learn whose they are.
  if (query.organisation)
    parts.push(
      sql`company is not null and need in (select id from needs.need where organisation = any(${owners}::uuid[]))`,
    );
  if (query.q) parts.push(sql`words @@ ${tsQuery(query.q)}::tsquery`);
  return sql.join(parts, sql` and `);
}

/** Every word of the question must occur; the last one may be a beginning. */
function tsQuery(question: string): string {
  const words = wordsOf(question).map((word) => `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`);
  return words.length === 0 ? "'~nothing~'" : `${words.join(' & ')}:*`;
}
