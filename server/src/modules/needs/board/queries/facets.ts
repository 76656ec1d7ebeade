import {
  type BoardSearch,
  budgetSteps,
  closingSteps,
  type Facet,
  type Facets,
} from '@jiebang/contract/needs/board-routes.ts';
import { searchTarget } from '@jiebang/contract/notifications/search.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { filters } from '../../queries/board.ts';
import { keptCount } from './kept-counts.ts';

const steps = sql`${sql.lit(`{${budgetSteps.join(',')}}`)}::bigint[]`;
const [soon = 0, later = 0] = closingSteps;
// Asked once for the query, not for each line.
const clock = sql`(select platform.now())`;
const within = (days: number) => sql`deadline <= ${clock} + make_interval(days => ${sql.lit(days)})`;

/** What a line is counted by, for each facet, and to which of its choices that counts: to itself where nothing else is said. */
const kinds: Readonly<
  Record<Facet, { readonly by: RawBuilder<unknown>; readonly to?: (by: string) => readonly (string | number)[] }>
> = {
  state: { by: sql`state` },
  contest: { by: sql`contest` },
  track: { by: sql`track` },
  trackKind: { by: sql`track_kind` },
  field: { by: sql`field_top` },
  industry: { by: sql`left(industry, 1)` },
  region: { by: sql`region_top`, to: (top) => [/^\d/.test(top) ? `${top}0000` : top] },
  cooperation: {
    by: sql`short_term::int + 2 * long_term::int`,
    to: (by) => [
      ...(by === '1' || by === '3' ? ['short_term'] : []),
      ...(by === '2' || by === '3' ? ['long_term'] : []),
    ],
  },
  // How many of the steps a budget reaches, and how many lie below all of it.
  budgetFrom: { by: sql`width_bucket(budget_max, ${steps})`, to: (by) => budgetSteps.slice(0, Number(by)) },
  budgetTo: { by: sql`width_bucket(budget_min - 1, ${steps})`, to: (by) => budgetSteps.slice(Number(by)) },
  closesWithin: {
    by: sql`case when state = 'published' and deadline > ${clock} then
      case when ${within(soon)} then ${sql.lit(soon)} when ${within(later)} then ${sql.lit(later)} end end`,
    to: (by) => closingSteps.filter((days) => days >= Number(by)),
  },
};
const facets = Object.keys(kinds) as Facet[];

type Counted = { readonly facet: Facet; readonly by: string | null; readonly n: number };

/**
 * How many needs each choice of each facet would show under everything else that is chosen: of a facet in which something is chosen, as
 * if nothing were.
 */
export const facetsOf = (platform: Platform, query: BoardSearch): Promise<Facets> =>
  keptCount(platform, `facets ${searchTarget(query)}`, async () => {
    // Of a field a need can have several, and whose edition is chosen anew is asked for a track of it no more.
    const own = facets.filter(
      (facet) => query[facet] !== undefined || facet === 'field' || (facet === 'contest' && query.track !== undefined),
    );
    const counted = await Promise.all([
      countTogether(
        platform.db,
        query,
        facets.filter((facet) => !own.includes(facet)),
      ),
      ...own.map((facet) =>
        countOne(
          platform.db,
          { ...query, ...(facet === 'contest' && { track: undefined }), [facet]: undefined },
          facet,
        ),
      ),
    ]);
    const of = new Map(facets.map((facet) => [facet, new Map<string, number>()]));
    for (const { facet, by, n } of counted.flat()) {
      const choices = of.get(facet);
      if (by === null || !choices) continue;
      for (const value of kinds[facet].to?.(by) ?? [by])
        choices.set(String(value), (choices.get(String(value)) ?? 0) + n);
    }
    return Object.fromEntries([...of].map(([facet, choices]) => [facet, Object.fromEntries(choices)])) as Facets;
  });

/** Facets of which a need has one value each, in one reading of the lines. */
async function countTogether(db: Db, query: BoardSearch, some: readonly Facet[]): Promise<Counted[]> {
  if (some.length === 0) return [];
  const columns = some.map((facet, n) => sql`${kinds[facet].by} as ${sql.ref(`by_${n}`)}`);
  const values = some.map((facet, n) => sql`(${sql.lit(facet)}, ${sql.ref(`by_${n}`)}::text)`);
  const { rows } = await sql<Counted>`
    select facet, by, sum(n)::int as n
    from (
      select ${sql.join(columns)}, count(*) as n from needs.board_line where ${filters(query, [])}
      group by ${sql.join(some.map((_, n) => sql.lit(n + 1)))}) as found
    cross join lateral (values ${sql.join(values)}) as told (facet, by)
    group by 1, 2`.execute(db);
  return rows;
}

async function countOne(db: Db, query: BoardSearch, facet: Facet): Promise<Counted[]> {
  // A need counts once in each first level of its fields.
  const where = filters(query, [], facet === 'field' ? sql`heads` : undefined);
  const { rows } = await sql<Counted>`
    select ${sql.lit(facet)} as facet, (${kinds[facet].by})::text as by, count(*)::int as n from needs.board_line where ${where}
    group by 2`.execute(db);
  return rows;
}
