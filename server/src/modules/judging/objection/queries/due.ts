import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { wasTold } from '#platform/facts/read.ts';

/** What those who may answer an objection are told of its day: within the last day before it, and once it has passed. */
export const answerReminders = ['objection_due_soon', 'objection_overdue'] as const;
export type AnswerReminder = (typeof answerReminders)[number];

/** Open objections, or the one of an id, of whose day nobody was told so yet, the first to be due first. */
export async function objectionsToRemind(
  db: Db,
  of: AnswerReminder,
  limit: number,
  id: string | null = null,
): Promise<string[]> {
  const isTime =
    of === 'objection_overdue'
      ? sql`o.answer_due <= platform.now()`
      : sql`o.answer_due > platform.now() and o.answer_due <= platform.now() + interval '1 day'`;
  const { rows } = await sql<{ id: string }>`
    select o.id from judging.objection o
    where o.state = 'filed' and (${id}::uuid is null or o.id = ${id}::uuid) and ${isTime}
      and not ${wasTold(of, sql`o.id`, 'due', sql`o.answer_due`)}
    order by o.answer_due, o.id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
