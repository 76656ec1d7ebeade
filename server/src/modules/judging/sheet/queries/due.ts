import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { wasTold } from '#platform/facts/read.ts';

/** The two reminders before the day by which a round is to be scored: by the fact that tells of each, from how many days on until how many. */
export const reminders = {
  scores_due_soon: { from: 3, until: 1 },
  scores_due_tomorrow: { from: 1, until: 0 },
} as const;
export type Reminder = keyof typeof reminders;
export const reminderNames = Object.keys(reminders) as Reminder[];

/**
 * Seats with an open sheet, or the one of an id, whose round is to be scored within so many days, and who were not told so of that day, the
 * first to be due first.
 */
export async function seatsToRemind(db: Db, of: Reminder, limit: number, id: string | null = null): Promise<string[]> {
  const { from, until } = reminders[of];
  const { rows } = await sql<{ id: string }>`
    select s.id from judging.seat s join judging.panel p on p.id = s.panel
    where p.state = 'scoring' and s.state = 'accepted' and (${id}::uuid is null or s.id = ${id}::uuid)
      and p.score_by > platform.now() + make_interval(days => ${until})
      and p.score_by <= platform.now() + make_interval(days => ${from})
      and exists (select 1 from judging.sheet h where h.seat = s.id and h.state = 'open')
      and not ${wasTold(of, sql`s.id`, 'due', sql`p.score_by`)}
    order by p.score_by, s.id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
