import { sql } from 'kysely';
import { ruleOf } from '#modules/contests/index.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { wasTold } from '#platform/facts/read.ts';

const day = 86_400_000;

/** By when an invitation that is sent now is to be answered, by the contest's rule. */
export async function answerDayOf(db: Db, { contest, track }: NeedRow, at: Date): Promise<Date> {
  return new Date(at.getTime() + (await ruleOf(db, contest, 'judge_answer_days', at, track)) * day);
}

/** Invitations whose day has passed, the first to be due first. */
export async function seatsToLapse(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from judging.seat where state = 'invited' and answer_by <= platform.now() order by answer_by, id limit ${limit}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Invitations, or the one of an id, to be answered within a day, of which the judge was not told so; none that had no more than a day. */
export async function seatsToAnswer(db: Db, limit: number, id: string | null = null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from judging.seat s
    where s.state = 'invited' and (${id}::uuid is null or s.id = ${id}::uuid)
      and s.answer_by > platform.now() and s.answer_by <= platform.now() + interval '1 day'
      and s.moved_at < s.answer_by - interval '1 day'
      and not ${wasTold('judge_answer_due', sql`s.id`, 'due', sql`s.answer_by`)}
    order by s.answer_by, s.id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
