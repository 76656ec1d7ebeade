import { shanghaiDate } from '#kernel/working-days.ts';
import type { Db } from '#platform/db/connection.ts';
import { roundOf, roundsOf } from '../../../panel/round/store.ts';
import { tables } from '../../../store.ts';
import { type Days, type FreeDays, freeDays, isFreeOn } from '../rules.ts';
import { entriesOf } from '../store.ts';

/** Who has said nothing is free. */
export const noDays: Days = { away: [], free: [] };

/** The days from today to that by which a round is to be scored; without one, or past it, today alone. */
export function daysLeft(scoreBy: Date | null, at: Date): { from: string; to: string } {
  const today = shanghaiDate(at);
  const last = scoreBy === null ? null : shanghaiDate(scoreBy);
  return { from: today, to: last !== null && last > today ? last : today };
}

export type Availability = {
  readonly finalDay: string | null;
  readonly of: (person: string) => { readonly days: FreeDays; readonly awayOnFinal: boolean };
};

/** When the judges of a panel are free: on the days left for its round, and on the day of its need's live final. */
export async function availabilityOf(
  db: Db,
  { id, need }: { readonly id: string; readonly need: string },
  people: readonly string[],
  at: Date,
): Promise<Availability> {
  const round = (await roundOf(db, id)) ?? (await roundsOf(db, id))[0];
  const left = daysLeft(round?.score_by ?? null, at);
  const final = await tables(db)
    .selectFrom('judging.final_need as n')
    .innerJoin('judging.final as f', 'f.id', 'n.final')
    .select('f.begins_at')
    .where('n.need', '=', need)
    .where('f.state', '!=', 'closed')
    .executeTakeFirst();
  const day = final ? shanghaiDate(final.begins_at) : null;
  const finalDay = day !== null && day >= left.from ? day : null;
  const entries = await entriesOf(db, people);
  return {
    finalDay,
    of: (person) => {
      const days = entries.get(person) ?? noDays;
      return { days: freeDays(days, left), awayOnFinal: finalDay !== null && !isFreeOn(days, finalDay) };
    },
  };
}
