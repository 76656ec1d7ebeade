import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { wasTold } from '#platform/facts/read.ts';

/** Invitations to translate whose day has passed, the first to be due first. */
export async function dutiesToLapse(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from judging.duty where state = 'invited' and answer_by <= platform.now() order by answer_by, id limit ${limit}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Invitations to translate, or the one of an id, to be answered within a day, of which the translator was not told so; none that had no more than a day. */
export async function dutiesToAnswer(db: Db, limit: number, id: string | null = null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from judging.duty d
    where d.state = 'invited' and (${id}::uuid is null or d.id = ${id}::uuid)
      and d.answer_by > platform.now() and d.answer_by <= platform.now() + interval '1 day'
      and d.moved_at < d.answer_by - interval '1 day'
      and not ${wasTold('translator_answer_due', sql`d.id`, 'due', sql`d.answer_by`)}
    order by d.answer_by, d.id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
