import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { sql } from 'kysely';
import { endOfWorkingDays } from '#kernel/working-days.ts';
import { ruleOf, ruleOfEach, tracksTakingNeeds } from '#modules/contests/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../../../store.ts';

/** Of a need: where it is, and how it stands. */
export type Place = {
  readonly id: string;
  readonly contest: string;
  readonly track: string;
  readonly state: string;
};

/** Until when a need that is returned at a moment may be handed in again by its own term: the rule `mend_working_days` then. */
export async function mendTermFrom(db: Db, { contest, track }: Omit<Place, 'id' | 'state'>, at: Date): Promise<Date> {
  return endOfWorkingDays(at, await ruleOf(db, contest, 'mend_working_days', at, track), holidayCalendar);
}

/**
 * Until when each returned need of a list may be handed in again, whether or not its track still takes new ones, and each rejected one
 * contested: by the rule `mend_working_days` at its return. Null for any other.
 */
export async function mendUntilOfEach(db: Db, needs: readonly Place[]): Promise<(need: Place) => Date | null> {
  const returned = needs.filter(({ state }) => state === 'returned' || state === 'rejected');
  if (returned.length === 0) return () => null;
  const rows = await tables(db)
    .selectFrom('needs.need_move')
    .select((select) => ['item', 'to_state', select.fn.max('at').as('at')])
    .where(sql<boolean>`item = any(${returned.map(({ id }) => id)}::uuid[])`)
    .where('to_state', 'in', ['returned', 'rejected'])
    .whereRef('from_state', '!=', 'to_state')
    .groupBy(['item', 'to_state'])
    .execute();
  const daysOf = await ruleOfEach(db, [...new Set(returned.map(({ contest }) => contest))], 'mend_working_days');
  const since = new Map(rows.map(({ item, to_state, at }) => [`${to_state} ${item}`, at]));
  return ({ id, contest, track, state }) => {
    const at = since.get(`${state} ${id}`);
    return at ? endOfWorkingDays(at, daysOf(contest, at, track), holidayCalendar) : null;
  };
}

/** Until when each draft or returned need of a list may be handed in: the later of its track's 征集 and its own term to mend; null where neither runs. */
export async function handInUntilOfEach(
  db: Db,
  needs: readonly Place[],
  now: Date,
): Promise<(need: Place) => Date | null> {
  const open = needs.filter(({ state }) => state === 'draft' || state === 'returned');
  if (open.length === 0) return () => null;
  const taking = await tracksTakingNeeds(db, [...new Set(open.map(({ track }) => track))]);
  const mendUntil = await mendUntilOfEach(db, open);
  return (need) => {
    if (need.state !== 'draft' && need.state !== 'returned') return null;
    const ends = [taking.find(({ track }) => track === need.track)?.until ?? null, mendUntil(need)].flatMap((end) =>
      end !== null && end > now ? [end.getTime()] : [],
    );
    return ends.length === 0 ? null : new Date(Math.max(...ends));
  };
}
