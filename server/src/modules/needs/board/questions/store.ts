import type { QuestionState } from '@jiebang/contract/needs/question.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { NeedsTables } from '../../tables.gen.ts';

export type QuestionRow = Selectable<NeedsTables['needs.question']> & { state: QuestionState };

/** Loads a question without holding it. */
export async function findQuestion(db: Db, id: string): Promise<QuestionRow | undefined> {
  const found = tables(db).selectFrom('needs.question').selectAll().where('id', '=', id);
  return (await found.executeTakeFirst()) as QuestionRow | undefined;
}

/** Loads a question and holds its row until the transaction ends. */
export async function lockQuestion(tx: Tx, id: string): Promise<QuestionRow | undefined> {
  const found = tables(tx).selectFrom('needs.question').selectAll().where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) as QuestionRow | undefined;
}

export async function insertQuestion(tx: Tx, row: Insertable<NeedsTables['needs.question']>): Promise<void> {
  await tables(tx).insertInto('needs.question').values(row).execute();
}

/** Changes columns of a question whose row is held; its state only ever changes by `moveRow`. */
export async function setQuestion(
  tx: Tx,
  id: string,
  set: Omit<Updateable<NeedsTables['needs.question']>, 'id' | 'state'>,
): Promise<void> {
  await tables(tx).updateTable('needs.question').set(set).where('id', '=', id).execute();
}

/** How much a person has asked: what waits about one need, and on which day how many about all. */
export async function askedBefore(
  db: Db,
  person: string,
  need: string,
  at: Date,
): Promise<{ day: string; waiting: number; today: number }> {
  const { rows } = await sql<{ day: string; waiting: number; today: number }>`
    select (${at}::timestamptz at time zone 'Asia/Shanghai')::date::text as day,
      (select count(*) from needs.question where asker = ${person} and need = ${need} and state = 'asked') as waiting,
      (select count(*) from needs.question
        where asker = ${person} and asked_on = (${at}::timestamptz at time zone 'Asia/Shanghai')::date) as today`.execute(
    db,
  );
  const [counted] = rows;
  if (!counted) throw new Error('a count without a row');
  return counted;
}

/** Questions that still wait for the staff although their need takes no solutions any more. */
export async function questionsPastDeadline(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select q.id from needs.question q join needs.need n on n.id = q.need
    where q.state = 'asked' and (n.state <> 'published' or n.deadline <= platform.now())
    order by q.created_at, q.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
